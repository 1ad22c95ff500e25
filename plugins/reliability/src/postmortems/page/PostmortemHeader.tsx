import { DateTimeText } from '@afterword/plugin-reliability-react';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import styles from './PostmortemHeader.module.css';
import { usePostmortem } from './PostmortemContext';
import { PostmortemTitle } from './PostmortemTitle';
import { ReadersPopover } from './ReadersPopover';
import { SavedText } from './SavedText';
import { Stages } from './Stages';
import { RefusedGate, StepButtons } from './StepButtons';

/** What it is, where it stands, who can read it, and its next step. */
export function PostmortemHeader({
  onRefused,
}: {
  /** Publishing was refused: the gates say why. */
  readonly onRefused: (said: readonly RefusedGate[]) => void;
}) {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { status, startedAt, editable } = postmortem;
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
        <div className={styles.actions}>
          <SavedText />
          {editable && <StepButtons onRefused={onRefused} />}
        </div>
      </div>
      {!editable && (
        <p className={styles.readOnly}>{t('postmortems.page.readOnly')}</p>
      )}
      <Stages postmortem={postmortem} />
    </header>
  );
}
