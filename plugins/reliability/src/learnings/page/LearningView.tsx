import { useState } from 'react';
import type {
  LearningRecord,
  LearningStanding,
  LearningState,
} from '@afterword/plugin-reliability-common';
import { KeyText, SectionCard } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { FailureModeText } from '../../failureModes/FailureModeText';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { ItemHeading } from '../../shell/item/ItemHeading';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { useWords } from '../../words';
import { InsteadOf } from './InsteadOf';
import { LearningHistory } from './LearningHistory';
import { LearningOrigin } from './LearningOrigin';
import styles from './page.module.css';
import { StandingDialog } from './StandingDialog';
import { StandingNotice } from './StandingNotice';
import { useStanding } from './useStanding';

const said = ['appliesTo', 'helped', 'didNotHelp'] as const;
const steps = ['retired', 'superseded', 'merged'] as const;

/** One learning: what it says, where it applies, what helped and what did not, where it comes from, and whether it is the one to go by. */
export function LearningView({
  learning,
}: {
  readonly learning: LearningRecord;
}) {
  const { t } = useWords();
  const notices = useNotice();
  const standing = useStanding(learning);
  const [to, setTo] = useState<Exclude<LearningState, 'stands'>>();
  const { key, statement, failureMode, publishedAt, state } = learning;
  useDocumentTitle(`${key} ${statement}`);

  const isSaid = (field: (typeof said)[number]) =>
    learning[field].trim() !== '';
  const unsaid = said
    .filter(field => !isSaid(field))
    .map(field => t(`learnings.page.${field}`));

  const say = async (what: LearningStanding) => {
    const now = await standing.say(what);
    if (now === undefined) return;
    setTo(undefined);
    notices.notify({
      text: t(`learnings.standing.taken.${now.state}`, { key }),
    });
  };
  const begin = (step: typeof to) => {
    standing.forget();
    setTo(step);
  };

  return (
    <ItemLayout
      top={
        <>
          <ItemHeading
            title={statement}
            facts={
              <>
                <KeyText value={key} />
                {failureMode && (
                  <span>
                    <FailureModeText of={failureMode} />
                  </span>
                )}
                {publishedAt === null && (
                  <span>{t('learnings.page.draft')}</span>
                )}
              </>
            }
            actionsLabel={t('learnings.standing.stepsLabel')}
            actions={
              learning.editable && state === 'stands' ? (
                <HeaderButtons>
                  {steps.map(step => (
                    <Button
                      key={step}
                      variant={step === 'merged' ? 'secondary' : 'tertiary'}
                      onPress={() => begin(step)}
                    >
                      {t(`learnings.standing.step.${step}`)}
                    </Button>
                  ))}
                </HeaderButtons>
              ) : undefined
            }
          >
            {standing.failure && to === undefined && (
              <p role="alert">
                {t('editing.failed', { problem: standing.failure })}
              </p>
            )}
          </ItemHeading>
          <StandingNotice
            learning={learning}
            isPending={standing.isPending}
            onStand={() => say({ state: 'stands' })}
          />
        </>
      }
      main={
        <>
          {said.filter(isSaid).map(field => (
            <SectionCard key={field} title={t(`learnings.page.${field}`)}>
              <p className={styles.text}>{learning[field]}</p>
            </SectionCard>
          ))}
          {unsaid.length > 0 && (
            <p className={`${styles.text} ${styles.quiet}`}>
              {t('learnings.page.notSaid', { what: unsaid.join(', ') })}
            </p>
          )}
        </>
      }
      aside={
        <>
          <LearningOrigin learning={learning} />
          {learning.insteadOf.length > 0 && (
            <InsteadOf learnings={learning.insteadOf} />
          )}
          <LearningHistory learning={learning} />
        </>
      }
    >
      {to && (
        <StandingDialog
          learning={learning}
          to={to}
          failure={standing.failure}
          isPending={standing.isPending}
          onSay={say}
          onClose={() => setTo(undefined)}
        />
      )}
      <NoticeBar {...notices} />
    </ItemLayout>
  );
}
