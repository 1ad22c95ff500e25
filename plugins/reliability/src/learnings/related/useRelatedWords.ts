import { RelatedReason } from '@afterword/plugin-reliability-common';
import { useFailureModes } from '../../failureModes/useFailureModes';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useListText } from '../../useListText';
import { useWords } from '../../words';

/** Says in the reader's language why something is related, with the names that the catalog has for entities. */
export function useRelatedWords(reason: RelatedReason): string {
  const { t } = useWords();
  const { nameOf } = useFailureModes();
  const titles = useEntityTitles('entities' in reason ? reason.entities : []);
  const listed = useListText();
  const names = () => {
    switch (reason.kind) {
      case 'failureMode':
        return [nameOf(reason.failureMode)];
      case 'type':
        return [reason.type];
      case 'entity':
      case 'whole':
        return reason.entities.map(
          ref => titles.get(ref) ?? ref.slice(ref.indexOf('/') + 1),
        );
      default:
        return reason.words;
    }
  };
  return t(`learnings.related.reasons.${reason.kind}`, {
    names: listed(names()),
  });
}
