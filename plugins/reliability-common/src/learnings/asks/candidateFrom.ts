import { fitted } from '../../contract';
import type { Learning } from '../../postmortems';

const MAX_TITLE = 300;

/**
 * The idea that an entity's people begin with when a learning applies to them: what helped, if that was said, else the learning itself.
 *
 * @param from - key of the postmortem that it comes from
 * @public
 */
export function candidateFrom(
  { statement, helped }: Pick<Learning, 'statement' | 'helped'>,
  from: string,
  note: string,
): { readonly title: string; readonly description: string } {
  const idea =
    firstSentence(helped) || firstSentence(statement) || `Apply ${from}`;
  return {
    title: fitted(idea, MAX_TITLE),
    description: [
      `Learned in ${from}: ${statement.trim()}`,
      helped.trim() && `What helped there: ${helped.trim()}`,
      note.trim(),
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** Up to the first full stop that ends a sentence, or the end of the line. */
function firstSentence(text: string): string {
  const [line = ''] = text.trim().split('\n');
  const [sentence] = line.split(/(?<=[.!?])\s/);
  return sentence.trim().replace(/\.$/, '');
}
