import { rarityOf, together } from '../matching/dependencies';
import { termsOf, wordsOf } from '../matching/terms';
import type { RelatedReason } from './reasons';

/** What is held against others, and they against it. @public */
export interface Comparable {
  readonly id: string;
  /** What was said of it in words. */
  readonly text: string;
  /** As it is meant, not as it was spelled: equal is the same. */
  readonly failureMode: string | null;
  /** Type of an incident. */
  readonly type: string | null;
  readonly entities: readonly string[];
  /** Types and tags of its entities. */
  readonly technologies: readonly string[];
  /** Systems and domains of its entities. */
  readonly wholes: readonly string[];
}

/** How many of all that could be compared have something; what is not known is rare. @public */
export interface Frequencies {
  /** Of how many texts it is known which terms they have. */
  readonly texts: number;
  readonly withTerm: (term: string) => number;
  /** Of how many entities it is known what they are made of, and part of. */
  readonly entities: number;
  readonly withTechnology: (word: string) => number;
  readonly withinWhole: (ref: string) => number;
}

/** How much each kind of evidence counts. @public */
export interface RelatedWeights {
  /** Times how close the words are, 0 … 1. */
  readonly text: number;
  readonly failureMode: number;
  readonly type: number;
  /** Happened to the same. */
  readonly entity: number;
  /** Made alike; less for what many are made of. */
  readonly technology: number;
  /** Part of the same; less for what has many parts. */
  readonly whole: number;
}

/** @internal */
export const defaultRelatedWeights: RelatedWeights = {
  text: 4,
  failureMode: 3,
  type: 0.8,
  entity: 1.5,
  technology: 0.6,
  whole: 0.3,
};

/** Something related, and why: what counts most first. @public */
export interface RelatedMatch {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly RelatedReason[];
}

/** Less than this is chance: any two incidents share a word or a type. */
const LEAST_SCORE = 0.5;
const MOST_WORDS = 4;

/**
 * What is related to something, the likeliest first, equal ones by their id. The score is the sum of what each kind of evidence weighs, and does not
 * depend on the order of what is given. Words are compared by BM25, in proportion to the score of the same text, so that they mean the same for a short text and for a
 * long one.
 *
 * @public
 */
export function rankRelated(
  subject: Comparable,
  candidates: readonly Comparable[],
  {
    frequencies,
    weights = defaultRelatedWeights,
    most = 10,
  }: {
    readonly frequencies: Frequencies;
    readonly weights?: RelatedWeights;
    readonly most?: number;
  },
): RelatedMatch[] {
  const closeness = closenessTo(subject.text, candidates, frequencies);
  return candidates
    .filter(({ id }) => id !== subject.id)
    .flatMap((candidate): RelatedMatch[] => {
      const evidence: { weight: number; reason: RelatedReason | null }[] = [];
      const { close, words, telling } = closeness(candidate.text);
      if (words.length > 0) {
        evidence.push({
          weight: weights.text * close,
          // What says nothing to a reader is close all the same, and no reason.
          reason:
            telling.length === 0
              ? null
              : { kind: 'text', words: telling.slice(0, MOST_WORDS) },
        });
      }
      const { failureMode, type } = subject;
      if (failureMode !== null && candidate.failureMode === failureMode) {
        evidence.push({
          weight: weights.failureMode,
          reason: { kind: 'failureMode', failureMode },
        });
      }
      if (type !== null && candidate.type === type) {
        evidence.push({
          weight: weights.type,
          reason: { kind: 'type', type },
        });
      }
      const entities = inCommon(subject.entities, candidate.entities);
      if (entities.length > 0) {
        evidence.push({
          weight: weights.entity,
          reason: { kind: 'entity', entities },
        });
      }
      const wholes = inCommon(subject.wholes, candidate.wholes);
      // What happened to the same is made alike and part of the same anyway.
      if (entities.length === 0 && wholes.length > 0) {
        const rarities = wholes.map(ref =>
          rarityOf(frequencies.withinWhole(ref), frequencies.entities),
        );
        evidence.push({
          weight: weights.whole * together(rarities),
          reason: { kind: 'whole', entities: wholes },
        });
      }
      const alike = inCommon(subject.technologies, candidate.technologies);
      if (entities.length === 0 && alike.length > 0) {
        const rarities = alike.map(word =>
          rarityOf(frequencies.withTechnology(word), frequencies.entities),
        );
        evidence.push({
          weight: weights.technology * together(rarities),
          reason: { kind: 'technology', words: alike.slice(0, MOST_WORDS) },
        });
      }
      const found = evidence
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
      const score = found.reduce((sum, { weight }) => sum + weight, 0);
      if (score < LEAST_SCORE) return [];
      const reasons = found.flatMap(({ reason }) => reason ?? []);
      // Nothing is related without a reason.
      if (reasons.length === 0) {
        reasons.push({ kind: 'text', words: words.slice(0, MOST_WORDS) });
      }
      return [{ id: candidate.id, score, reasons }];
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

/** How soon it counts no more that a word comes again, and how much longer texts are discounted: little, since what is told to its end is longer. */
const SATURATION = 1.2;
const BY_LENGTH = 0.3;

/** A word that more texts than this say, of all, tells a reader nothing; nor do these, however few texts say them. */
const MANY = 0.1;
const FEW = 3;
const emptyWords: ReadonlySet<string> = new Set(
  'able affected affecting also always another anything april around august because become began begin begun came can cannot cause caused causes causing change changed changes come could day days december done down due during eight end ended ending enough even ever every everybody everything february few first five found four friday get give given gmt gone good got half happen happened happening happens hour hours however incident incidents issue issues january july june know known last lead leading leads led less let like long longer made make many march may might minute minutes monday much must need needed needs never new nine nobody nothing november october once one ones onto other others outage outages part people postmortem postmortems problem problems put really report reported reporting reports result resulted resulting said same saturday say saying says second seconds see seen september set seven several shall since six some somebody something soon start started starting stop stopped summary sunday take taken ten thing things think thought three thursday time times today took tuesday two unable update updated use used using utc want way wednesday week weeks well went within without work worked would wrong yesterday yet'.split(
    ' ',
  ),
);

/** Texts held against one: how close each is, which words say so, what says most first, and which of these tell a reader something. */
function closenessTo(
  text: string,
  others: readonly Comparable[],
  { texts, withTerm }: Frequencies,
): (other: string) => {
  close: number;
  words: string[];
  telling: string[];
} {
  const written = wordsOf(text);
  const own = written.map(({ term }) => term);
  const words = new Map(
    [...written].reverse().map(each => [each.term, each.word]),
  );
  const asked = new Map<string, number>();
  for (const term of words.keys()) {
    const having = Math.min(withTerm(term), texts);
    asked.set(term, Math.log(1 + (texts - having + 0.5) / (having + 0.5)));
  }
  const lengths = others.map(each => each.text.length);
  const usual =
    lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  const scoresOf = (terms: readonly string[], length: number) => {
    const counts = new Map<string, number>();
    for (const term of terms) {
      if (asked.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
    const longer = 1 - BY_LENGTH + BY_LENGTH * (length / (usual || 1));
    return [...counts].map(([term, count]): [string, number] => [
      term,
      ((asked.get(term) ?? 0) * count * (SATURATION + 1)) /
        (count + SATURATION * longer),
    ]);
  };
  const sum = (scores: readonly [string, number][]) =>
    scores.reduce((all, [, score]) => all + score, 0);
  const most = Math.max(FEW, MANY * texts);
  const whole = sum(scoresOf(own, text.length));
  return other => {
    const scores = scoresOf(termsOf(other), other.length);
    const inOrder = [...scores]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([term]) => ({ term, word: words.get(term) ?? term }));
    return {
      close: whole === 0 ? 0 : Math.min(1, sum(scores) / whole),
      words: inOrder.map(({ word }) => word),
      telling: inOrder
        .filter(
          ({ term, word }) => !emptyWords.has(word) && withTerm(term) <= most,
        )
        .map(({ word }) => word),
    };
  };
}

function inCommon(
  some: readonly string[],
  others: readonly string[],
): string[] {
  const known = new Set(others);
  return [...new Set(some)].filter(each => known.has(each)).sort();
}
