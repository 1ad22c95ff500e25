import { wordsOf } from '../matching/terms';

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
 * @param withTerm - how many of all texts say a term
 * @public
 */
export function tellingWords(
  text: string,
  withTerm: (term: string) => number,
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
  return [
    ...alone.map(({ word }) => [word]),
    ...others.flatMap(({ word }, index) =>
      others.slice(index + 1).map(other => [word, other.word]),
    ),
  ];
}
