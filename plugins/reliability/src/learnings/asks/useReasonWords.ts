import {
  AskReason,
  reasonInEnglish,
  reasonMessage,
  reasonMessages,
} from '@afterword/plugin-reliability-common';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** Says in the reader's language why somebody is asked, with the names that the catalog has for entities. */
export function useReasonWords(reason: AskReason): string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const titles = useEntityTitles('entities' in reason ? reason.entities : []);
  const message = reasonMessage(reason, ref => titles.get(ref));
  return sayMessage(
    reasonMessages,
    { english: reasonInEnglish(message), messages: [message] },
    (code, values) => t(`learnings.reasons.${code}`, values),
  );
}
