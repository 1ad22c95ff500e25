import { StatusText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './SaveStateText.module.css';
import type { WriterState } from './SectionWriter';
import { useClockText } from './useClockText';

/** How far a text is saved, in words that screen readers hear as they change. */
export function SaveStateText({ state }: { readonly state: WriterState }) {
  const { t } = useWords();
  const sayClock = useClockText();
  const words = () => {
    switch (state.phase) {
      case 'saving':
        return t('postmortems.section.state.saving');
      case 'unsaved':
        return t('postmortems.section.state.unsaved');
      case 'failed':
        return state.isGone
          ? t('postmortems.section.state.gone')
          : t('postmortems.section.state.failed');
      case 'conflict':
        return t('postmortems.section.state.failed');
      default:
        return state.savedAt
          ? t('postmortems.section.state.saved', {
              time: sayClock(state.savedAt),
            })
          : t('postmortems.section.state.clean');
    }
  };
  return (
    <span role="status" className={styles.state}>
      <StatusText tone={state.phase === 'failed' ? 'plain' : 'quiet'}>
        {words()}
      </StatusText>
    </span>
  );
}
