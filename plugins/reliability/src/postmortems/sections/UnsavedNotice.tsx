import { Button } from '@backstage/ui';
import { useWords } from '../../words';
import type { WriterState } from './SectionWriter';
import styles from './UnsavedNotice.module.css';
import { useClockText } from './useClockText';

/** Says of a text that is only in this browser that it is, and what can be done. */
export function UnsavedNotice({
  state,
  onSave,
  onGoOn,
  onDiscard,
}: {
  readonly state: WriterState;
  readonly onSave: () => void;
  readonly onGoOn: () => void;
  readonly onDiscard: () => void;
}) {
  const { t } = useWords();
  const sayClock = useClockText();
  const { phase, restoredFrom, problem, isGone } = state;
  const isFailed = phase === 'failed';
  if (!isFailed && restoredFrom === null) return null;
  if (isGone) {
    return (
      <div className={styles.notice} role="status">
        <p className={styles.words}>
          <b>{t('postmortems.section.goneTitle')}</b>{' '}
          {t('postmortems.section.goneWhy', { problem })}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.notice} role="status">
      <p className={styles.words}>
        <b>{t('postmortems.section.unsavedTitle')}</b>{' '}
        {isFailed || restoredFrom === null
          ? t('postmortems.section.failedWhy', { problem })
          : t('postmortems.section.unsavedWhy', {
              time: sayClock(restoredFrom),
            })}
      </p>
      <div className={styles.actions}>
        <Button variant="secondary" onPress={onSave}>
          {t('postmortems.section.saveNow')}
        </Button>
        <Button variant="tertiary" onPress={onGoOn}>
          {t('postmortems.section.goOn')}
        </Button>
        <Button variant="tertiary" onPress={onDiscard}>
          {t('postmortems.section.discard')}
        </Button>
      </div>
    </div>
  );
}
