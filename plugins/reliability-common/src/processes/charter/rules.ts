import type { CharterStanding, CharterTerm, CharterVersion } from './model';

/**
 * How somebody stands to the charter.
 *
 * @param asked - the latest version that asks to be acknowledged; null where none does
 * @param acknowledged - the latest version that they have acknowledged; null where there is none
 * @public
 */
export function charterStanding(
  asked: number | null,
  acknowledged: number | null,
): CharterStanding {
  if (asked === null) return 'notAsked';
  if (acknowledged === null) return 'due';
  return acknowledged < asked ? 'renewalDue' : 'acknowledged';
}

/** Whether somebody is to be asked for their acknowledgement. @public */
export function isCharterDue(standing: CharterStanding): boolean {
  return standing === 'due' || standing === 'renewalDue';
}

/** What differs between two versions of the charter. @public */
export interface CharterDifferences {
  readonly sponsor: boolean;
  readonly text: boolean;
  /** Terms that only the later one explains. */
  readonly added: readonly CharterTerm[];
  /** Terms that only the earlier one explains. */
  readonly removed: readonly CharterTerm[];
  /** Terms that both explain, each in another way. */
  readonly reworded: readonly {
    readonly term: string;
    readonly before: string;
    readonly after: string;
  }[];
}

/**
 * What differs between two versions of the charter. The order of terms is no difference: a glossary is looked up, not read through.
 *
 * @public
 */
export function charterDifferences(
  before: Pick<CharterVersion, 'sponsor' | 'text' | 'glossary'>,
  after: Pick<CharterVersion, 'sponsor' | 'text' | 'glossary'>,
): CharterDifferences {
  const old = byTerm(before.glossary);
  const now = byTerm(after.glossary);
  return {
    sponsor: before.sponsor !== after.sponsor,
    text: before.text !== after.text,
    added: after.glossary.filter(({ term }) => !old.has(fold(term))),
    removed: before.glossary.filter(({ term }) => !now.has(fold(term))),
    reworded: after.glossary.flatMap(({ term, meaning }) => {
      const was = old.get(fold(term));
      return was === undefined || (was.meaning === meaning && was.term === term)
        ? []
        : { term, before: was.meaning, after: meaning };
    }),
  };
}

function byTerm(terms: readonly CharterTerm[]) {
  return new Map(terms.map(each => [fold(each.term), each]));
}

function fold(term: string): string {
  return term.toLowerCase();
}
