import { useWords } from '../../words';
import { useClockText } from '../sections/useClockText';
import { useWritersSummary } from '../sections/useSectionWriters';
import { usePostmortem } from './PostmortemContext';

/** How far the whole document is saved. The section that is being written says the same to screen readers. */
export function SavedText() {
  const { t } = useWords();
  const sayClock = useClockText();
  const { writers } = usePostmortem();
  const { phase, savedAt } = useWritersSummary(writers);
  switch (phase) {
    case 'saving':
      return <span>{t('postmortems.page.saving')}</span>;
    case 'unsaved':
      return <span>{t('postmortems.page.unsaved')}</span>;
    case 'failed':
      return <span>{t('postmortems.page.kept')}</span>;
    default:
      return savedAt ? (
        <span>{t('postmortems.page.saved', { time: sayClock(savedAt) })}</span>
      ) : null;
  }
}
