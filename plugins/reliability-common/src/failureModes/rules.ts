import type { FailureMode } from './model';

/** By which texts a failure mode is meant. @public */
export type FailureModeWords = Pick<FailureMode, 'id' | 'name' | 'aliases'>;
/** The same, and what took its place. @public */
export type KnownFailureMode = FailureModeWords &
  Pick<FailureMode, 'retired' | 'replacedBy'>;

/**
 * What two ways of writing one word have in common: letters without accents and case, and numbers, with hyphens between words.
 *
 * @example
 * ```ts
 * wordOf(' Retry  Storm'); // 'retry-storm'
 * ```
 *
 * @public
 */
export function wordOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/**
 * The failure mode that is meant by a text: its id, its name or another word for it; of one that was replaced, what took its place.
 *
 * @public
 */
export function meantMode<TMode extends KnownFailureMode>(
  text: string,
  modes: readonly TMode[],
): TMode | undefined {
  const word = wordOf(text);
  if (word === '') return undefined;
  const named =
    modes.find(({ id }) => id === word) ??
    modes.find(mode => ownWords(mode).includes(word));
  return named && standing(named, modes);
}

/** Texts of which it is remembered what they mean; there may be any. */
const MOST_REMEMBERED = 10_000;

/**
 * {@link meantMode} for many texts: the words of all modes are looked through once.
 *
 * @public
 */
export function modeFinder<TMode extends KnownFailureMode>(
  modes: readonly TMode[],
): (text: string) => TMode | undefined {
  const byWord = new Map<string, TMode>();
  for (const mode of modes) {
    const meant = standing(mode, modes);
    for (const word of ownWords(mode)) {
      if (!byWord.has(word)) byWord.set(word, meant);
    }
  }
  // An id is the first word that counts.
  for (const mode of modes) byWord.set(mode.id, standing(mode, modes));
  const found = new Map<string, TMode | undefined>();
  return text => {
    if (!found.has(text)) {
      if (found.size >= MOST_REMEMBERED) found.clear();
      const word = wordOf(text);
      found.set(text, word === '' ? undefined : byWord.get(word));
    }
    return found.get(text);
  };
}

/** What stands in the place of a mode, through all that replaced it. */
function standing<TMode extends KnownFailureMode>(
  mode: TMode,
  modes: readonly TMode[],
): TMode {
  const seen = new Set([mode.id]);
  let now = mode;
  for (;;) {
    const { replacedBy } = now;
    const next = modes.find(({ id }) => id === replacedBy);
    if (next === undefined || seen.has(next.id)) return now;
    seen.add(next.id);
    now = next;
  }
}

/** What a text about how something failed is called: the name of the mode that is meant, else what was written. @public */
export function modeName(text: string, modes: readonly FailureMode[]): string {
  return meantMode(text, modes)?.name ?? text;
}

/** What is to be stored of a text: the id of the mode that is meant, else what was written. @public */
export function modeToStore(
  text: string,
  modes: readonly FailureMode[],
): string {
  return meantMode(text, modes)?.id ?? text.trim();
}

/**
 * Every way in which documents may have written what some texts mean, for a filter that compares whole values: each word of the mode and of
 * those that it took the place of, as it is kept here, in lower case, with a capital letter, and with hyphens, underscores or spaces. What means no
 * mode is written in the same ways.
 *
 * @public
 */
export function writtenAs(
  texts: readonly string[],
  modes: readonly KnownFailureMode[],
): string[] {
  const written = texts.flatMap(text => {
    const meant = meantMode(text, modes);
    if (meant === undefined) return spellings(text);
    const same = modes.filter(mode => standing(mode, modes).id === meant.id);
    return [text, ...same.flatMap(allWords).flatMap(spellings)];
  });
  return [...new Set(written)];
}

function allWords({ id, name, aliases }: FailureModeWords): string[] {
  return [id, name, ...aliases];
}

function ownWords(mode: FailureModeWords): string[] {
  return allWords(mode).map(wordOf);
}

function spellings(text: string): string[] {
  const word = wordOf(text);
  const spaced = word.replaceAll('-', ' ');
  const lower = text.toLowerCase();
  return [
    text,
    lower,
    capitalised(lower),
    word,
    spaced,
    word.replaceAll('-', '_'),
    capitalised(spaced),
  ];
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** Words of a mode that another has already, by which nobody could tell which of the two is meant. @public */
export function wordsOfOthers(
  mode: FailureModeWords,
  modes: readonly FailureModeWords[],
): { readonly word: string; readonly of: string }[] {
  const others = modes.filter(({ id }) => id !== mode.id);
  return allWords(mode).flatMap(word => {
    const other = others.find(each => ownWords(each).includes(wordOf(word)));
    return other === undefined ? [] : { word, of: other.id };
  });
}

/** Whether a mode that is replaced by another is meant again in the end by what replaces it. @public */
export function replacesItself(
  { id, replacedBy }: Pick<FailureMode, 'id' | 'replacedBy'>,
  modes: readonly Pick<FailureMode, 'id' | 'replacedBy'>[],
): boolean {
  const replacing = new Map(modes.map(mode => [mode.id, mode.replacedBy]));
  const seen = new Set<string>();
  let next = replacedBy;
  while (next !== null && !seen.has(next)) {
    if (next === id) return true;
    seen.add(next);
    next = replacing.get(next) ?? null;
  }
  return false;
}
