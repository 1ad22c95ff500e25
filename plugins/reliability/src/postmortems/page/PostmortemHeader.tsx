import { useRef } from 'react';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import { howGatesStand } from '../rail/howGatesStand';
import { DiscardButton } from './DiscardButton';
import styles from './PostmortemHeader.module.css';
import { usePostmortem } from './PostmortemContext';
import { PublishedAlthough } from './PublishedAlthough';
import { PostmortemTitle } from './PostmortemTitle';
import { ReadersPopover } from './ReadersPopover';
import { RefusedPublish } from './RefusedPublish';
import { SavedText } from './SavedText';
import { Stages } from './Stages';
import { OnRefused, StepButtons } from './StepButtons';

/** What it is, where it stands, who can read it, and its next step. */
export function PostmortemHeader({
  refusals,
  onRefused,
  onRefusalRead,
  onGates,
}: {
  /** How often publishing was refused; nothing while there is none to tell of. */
  readonly refusals: number | undefined;
  readonly onRefused: OnRefused;
  /** What stands in the way need not stand here any more. */
  readonly onRefusalRead: () => void;
  /** Leads to the gates, which stand below everything where there is no room beside it. */
  readonly onGates: () => void;
}) {
  const { t } = useWords();
  const steps = useRef<HTMLDivElement>(null);
  const standAtStep = () =>
    [...(steps.current?.querySelectorAll('button') ?? [])].at(-1)?.focus();
  const { postmortem, gates } = usePostmortem();
  const { passed, total } = howGatesStand(gates);
  const { status, startedAt, editable, discardable } = postmortem;
  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <div className={styles.what}>
          <PostmortemTitle />
          <div className={styles.status}>
            <b>{t(`postmortems.page.status.${status}`)}</b>
            {startedAt && (
              <span className={styles.fact}>
                <LineIcon name="clock" />
                <DateTimeText at={startedAt} />
              </span>
            )}
            <ReadersPopover postmortem={postmortem} />
          </div>
        </div>
        <div ref={steps} className={styles.actions}>
          <SavedText />
          {discardable && <DiscardButton />}
          {editable && <StepButtons onRefused={onRefused} />}
        </div>
      </div>
      {!editable && (
        <p className={styles.readOnly}>{t('postmortems.page.readOnly')}</p>
      )}
      <RefusedPublish
        refusals={refusals}
        standAtStep={standAtStep}
        onClose={() => {
          onRefusalRead();
          standAtStep();
        }}
      />
      <Stages postmortem={postmortem} />
      <PublishedAlthough />
      {status !== 'published' && (
        <Button
          variant="secondary"
          className={styles.toGates}
          onPress={onGates}
        >
          {t('postmortems.gates.toGates', {
            ready: passed.length,
            total,
          })}
        </Button>
      )}
    </header>
  );
}
