/** What every English text says. */
const saidAnyway: ReadonlySet<string> = new Set(
  'about after again all also and any are because been before being but can could did does each for from had has have her his how into its just more most not now off only other our out over own same she should some still such than that the their them then there these they this those through too under until very was were what when where which while who why will with would you your'.split(
    ' ',
  ),
);

/** The words of a text in its order, as they are compared; each as often as it comes. @internal */
export function termsOf(text: string): string[] {
  return wordsOf(text).map(({ term }) => term);
}

/** The same, with how each is written. */
export function wordsOf(
  text: string,
): { readonly word: string; readonly term: string }[] {
  return text
    .toLocaleLowerCase('en-US')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap(word => {
      const term = termOf(word);
      return term === null ? [] : { word, term };
    });
}

/** Words of which it is remembered what they are compared as: texts say the same ones again and again. */
const MOST_REMEMBERED = 50_000;
const remembered = new Map<string, string | null>();

function termOf(word: string): string | null {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const term = saidAnyway.has(word) ? null : stemmed(word);
  remembered.set(word, term);
  return term;
}

/**
 * A word without what English hangs on it, so that “retries” and “retry” meet, and “certificates” and “certificate”; words of one or two letters say
 * nothing.
 */
export function stemmed(term: string): string | null {
  const word = term.toLocaleLowerCase('en-US');
  if (word.length < 3) return null;
  const bare = withoutEnding(word);
  return bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare;
}

function withoutEnding(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('ing') && word.length > 5) return word.slice(0, -3);
  if (word.endsWith('ed') && word.length > 4) return word.slice(0, -2);
  if (word.endsWith('es') && word.length > 4) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
