import {
  ChangeReview,
  comparedOutcome,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

/** How well prepared a change is, or what came of it, in a sentence that can be read aloud. */
export function useChangeSentence({
  risks,
  status,
  unprepared,
}: ChangeReview): string {
  const { t } = useWords();
  const foreseen = risks.filter(risk => risk.foreseen).length;
  if (status === 'cancelled') return t('changes.lead.cancelled');
  if (status === 'done') return t('changes.lead.done');
  if (status === 'reviewed') {
    return t('changes.lead.reviewed', {
      ...comparedOutcome(risks),
      n: foreseen,
    });
  }
  if (foreseen === 0) return t('changes.lead.none');
  if (foreseen === 1 && unprepared === 1) return t('changes.lead.only');
  return unprepared === 0
    ? t('changes.lead.ready', { count: foreseen })
    : t('changes.lead.open', { count: unprepared, n: foreseen });
}
