import { wordsOf } from '../matching/terms';
import type { Frequencies } from './rankRelated';

/** Words of which a text must say all. @public */
export type WordGroup = readonly string[];

const MOST_ALONE = 12;
const MOST_IN_PAIRS = 5;
/** A word that more texts than this say is looked for together with another. */
const MANY = 300;
/** What is longer is no word. */
const MOST_LETTERS = 60;

/**
 * What to look for in many texts to find those that are close to one: words that few say, and pairs of others. So a database has to go through
 * hundreds of texts and not through all that say “error”.
 *
 * @param frequencies - how many texts there are, and how many of them say a term
 * @public
 */
export function tellingWords(
  text: string,
  { texts, withTerm }: Pick<Frequencies, 'texts' | 'withTerm'>,
): WordGroup[] {
  const words = new Map<string, { word: string; having: number }>();
  for (const { word, term } of wordsOf(text)) {
    if (word.length > MOST_LETTERS || words.has(term)) continue;
    words.set(term, { word, having: withTerm(term) });
  }
  const rarest = [...words.values()].sort((a, b) => a.having - b.having);
  const alone = rarest
    .filter(({ having }) => having <= MANY)
    .slice(0, MOST_ALONE);
  const others = rarest
    .filter(({ having }) => having > MANY)
    .slice(0, MOST_IN_PAIRS);
  const pairs = others.flatMap((one, index) =>
    others.slice(index + 1).map(other => ({
      words: [one.word, other.word],
      // As many as say both by chance.
      having: (one.having * other.having) / Math.max(1, texts),
    })),
  );
  const few = pairs.filter(({ having }) => having <= MANY);
  return [
    ...alone.map(({ word }) => [word]),
    // Something is looked for, however common all words are.
    ...(few.length + alone.length > 0 ? few : pairs.slice(0, 1)).map(
      ({ words: both }) => both,
    ),
  ];
}
