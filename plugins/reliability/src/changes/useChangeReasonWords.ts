import {
  ChangeReason,
  changeReasonInEnglish,
  changeReasonMessage,
  changeReasonMessages,
} from '@afterword/plugin-reliability-common';
import { useEntityTitles } from '../listing/useEntityTitles';
import { useMessageWords } from '../useMessageWords';
import { useWords } from '../words';

/** Says in the reader's language why a way to fail is proposed, with the names that the catalog has for entities. */
export function useChangeReasonWords(reason: ChangeReason): string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const titles = useEntityTitles('entities' in reason ? reason.entities : []);
  const message = changeReasonMessage(reason, ref => titles.get(ref));
  return sayMessage(
    changeReasonMessages,
    { english: changeReasonInEnglish(message), messages: [message] },
    (code, values) => t(`changes.reasons.${code}`, values),
  );
}
