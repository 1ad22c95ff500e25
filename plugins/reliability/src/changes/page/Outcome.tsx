import { useState } from 'react';
import {
  ChangeReview,
  changeReview,
  changesContract,
  RiskOutcome,
  riskOutcomes,
} from '@afterword/plugin-reliability-common';
import {
  Markdown,
  ReliabilityError,
  SectionCard,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button, Radio, RadioGroup } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import type { Notify } from '../../editing/useNotice';
import { writeOver } from '../../editing/writeOver';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './Outcome.module.css';
import { useChangeLinks } from './useChangeLinks';

/** What came of a change that is made: asked while nobody has said all of it, shown afterwards. */
export function Outcome({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { editable, outcome, status } = change;
  if (status === 'done' && editable) {
    return <OutcomeForm change={change} notify={notify} />;
  }
  if (outcome === '') return null;
  return (
    <SectionCard title={t('changes.outcome.title')}>
      <Markdown>{outcome}</Markdown>
    </SectionCard>
  );
}

function OutcomeForm({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const sayList = useListText();
  const writing = useReliabilityWrite(changesContract.setChangeOutcome);
  const { key, version } = change;
  const [words, setWords] = useState(change.outcome);
  const [said, setSaid] = useState<Readonly<Record<string, RiskOutcome>>>({});
  const incidents = (useChangeLinks(change).data?.incidents ?? []).filter(
    ({ state }) => state === 'linked',
  );
  /** Incidents of the change that failed as was foreseen. */
  const speakFor = (id: string) =>
    incidents
      .filter(each => each.foreseenAs.includes(id))
      .map(each => each.key);
  const foreseen = change.risks
    .filter(risk => risk.foreseen)
    .map(risk => {
      const keys = speakFor(risk.id);
      // What an incident says is filled in; people have the last word.
      const known = risk.outcome === 'open' && keys.length > 0;
      const outcome = said[risk.id] ?? (known ? 'occurred' : risk.outcome);
      return { ...risk, keys, outcome };
    });
  const open = foreseen.filter(({ outcome }) => outcome === 'open').length;
  const save = async (complete: boolean) => {
    try {
      await writeOver(
        version,
        basis =>
          writing.mutateAsync({
            params: { key },
            body: {
              outcome: words,
              complete,
              risks: foreseen.map(({ id, outcome }) => ({ id, outcome })),
            },
            version: basis,
          }),
        error => storedNow(error, changeReview),
        now => now.outcome === change.outcome && now.status === change.status,
      );
      notify({
        text: complete
          ? t('changes.outcome.completed', { key })
          : t('changes.outcome.kept'),
      });
    } catch (error) {
      const isStale = error instanceof ReliabilityError && error.isStale;
      notify({
        text: isStale
          ? t('changes.page.stale')
          : t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <SectionCard
      title={t('changes.outcome.title')}
      lead={foreseen.length > 0 && t('changes.outcome.lead')}
      waits
      foot={open > 0 && t('changes.outcome.waits', { count: open })}
    >
      <div className={column.column}>
        {foreseen.map(({ id, keys, outcome, text }) => (
          <RadioGroup
            key={id}
            className={styles.asked}
            label={text}
            description={
              keys.length > 0
                ? t('changes.outcome.says', { keys: sayList(keys) })
                : undefined
            }
            orientation="horizontal"
            value={outcome}
            onChange={value => {
              const chosen = riskOutcomes.find(each => each === value);
              if (chosen) setSaid(now => ({ ...now, [id]: chosen }));
            }}
          >
            {riskOutcomes.map(each => (
              <Radio key={each} value={each}>
                {t(`changes.outcome.${each}`)}
              </Radio>
            ))}
          </RadioGroup>
        ))}
        <ProseField
          label={t('changes.outcome.words')}
          description={t('changes.outcome.wordsHint')}
          value={words}
          maxLength={20_000}
          onChange={setWords}
        />
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            isPending={writing.isPending}
            onPress={() => save(false)}
          >
            {t('changes.outcome.keep')}
          </Button>
          <Button
            variant="primary"
            isDisabled={open > 0}
            isPending={writing.isPending}
            onPress={() => save(true)}
          >
            {t('changes.outcome.complete')}
          </Button>
        </div>
      </div>
    </SectionCard>
  );
}
