import { isOfAskedKind } from './askedKinds';
import {
  countIn,
  dependenciesOf,
  inPortions,
  rarityOf,
  together,
} from './dependencies';
import type { EntityFacts, LearningToMatch, OwnPast } from './entityFacts';
import { fewAlike } from './fewAlike';
import type { KeptReason, ReasonOrigins } from './reasons';
import {
  defaultMatchLimits,
  defaultMatchWeights,
  MatchLimits,
  MatchWeights,
} from './weights';

/** Somebody who should hear a learning, and why: what counts most first. @public */
export interface LearningMatch {
  readonly ref: string;
  readonly owner: string | null;
  readonly score: number;
  readonly reasons: readonly KeptReason[];
}

/** All that a learning is held against. @public */
export interface Surroundings {
  /** The whole catalog: what is asked, and what lies between. */
  readonly entities: readonly EntityFacts[];
  readonly pasts: readonly OwnPast[];
  readonly weights?: MatchWeights;
  readonly limits?: MatchLimits;
}

/** What says only that somebody is made or placed alike. */
const likeness: ReadonlySet<string> = new Set(['technology', 'sameWhole']);
/** Texts that share less say nothing: any two English sentences do. */
const LEAST_SIMILARITY = 0.2;
/** What is on its way out gains little by learning. */
const lifecycleFactors: Readonly<Record<string, number>> = { deprecated: 0.3 };

interface Evidence {
  readonly weight: number;
  readonly reason: KeptReason;
}

/**
 * Who should hear a learning: entities with enough evidence that what happened could happen to them, the strongest first, those that are
 * equal by name. A score is the sum of what each kind of evidence weighs; more evidence never makes it less. Of those whom likeness alone
 * would ask there are few ({@link MatchLimits}). It does not depend on the order of what is given.
 *
 * @internal
 */
export function matchLearning(
  learning: LearningToMatch,
  surroundings: Surroundings,
): LearningMatch[] {
  const matching = matchInPortions(learning, surroundings);
  let step = matching.next();
  while (!step.done) step = matching.next();
  return step.value;
}

/**
 * `matchLearning` that stops after some hundred entities, as often as there are: it takes long for a large catalog, and whoever computes it may
 * let others be answered in between.
 *
 * @public
 */
export function* matchInPortions(
  learning: LearningToMatch,
  surroundings: Surroundings,
): Generator<void, LearningMatch[]> {
  const {
    entities,
    pasts,
    weights = defaultMatchWeights,
    limits = defaultMatchLimits,
  } = surroundings;
  const evidenceOf = yield* evidence(learning, entities, pasts, weights);
  const origins = new Set(learning.origins);
  const matches: (LearningMatch & { readonly scoreBeside: number })[] = [];
  yield* inPortions(entities, entity => {
    const { lifecycle, owner, ref } = entity;
    if (!isOfAskedKind(ref) || origins.has(ref)) return;
    const found = evidenceOf(entity)
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight);
    const scoreOf = (some: readonly Evidence[]) =>
      some.reduce((sum, { weight }) => sum + weight, 0) *
      (lifecycleFactors[lifecycle ?? ''] ?? 1);
    const score = scoreOf(found);
    if (found.length === 0 || score < limits.leastScore) return;
    const reasons = found.map(({ reason }) => reason);
    const scoreBeside = scoreOf(
      found.filter(({ reason }) => !likeness.has(reason.kind)),
    );
    matches.push({ ref, owner, score, reasons, scoreBeside });
  });
  matches.sort((a, b) => b.score - a.score || (a.ref < b.ref ? -1 : 1));
  return fewAlike(matches, limits)
    .slice(0, limits.most)
    .map(({ scoreBeside, ...match }) => match);
}

function* evidence(
  learning: LearningToMatch,
  entities: readonly EntityFacts[],
  pasts: readonly OwnPast[],
  weights: MatchWeights,
): Generator<void, (entity: EntityFacts) => Evidence[]> {
  const origins = [...new Set(learning.origins)].sort();
  const originSet = new Set(origins);
  const known = entities.filter(({ ref }) => originSet.has(ref));
  const facts = new Map(known.map(each => [each.ref, each]));
  const types = havingEach(origins, ref => facts.get(ref)?.type ?? []);
  const originTags = havingEach(origins, ref => facts.get(ref)?.tags ?? []);
  // People, groups and APIs would make everything rare: how common it is counts among those that may be asked.
  const askable = entities.filter(({ ref }) => isOfAskedKind(ref));
  const tagCounts = yield* countsOf(askable);
  const named = tagsNamedIn(learning, tagCounts);
  const dependencies = yield* dependenciesOf(entities);
  const above = havingEach(origins, dependencies.of);
  const wholes = havingEach(origins, dependencies.wholesOf);
  const past = new Map(pasts.map(each => [each.ref, each]));
  const mode = folded(learning.failureMode);
  const rarityOfTag = (tag: string) =>
    rarityOf(tagCounts.get(tag) ?? 0, askable.length);

  return entity => {
    const own = dependencies.of(entity.ref);
    const direct = origins.filter(ref => own.has(ref));
    // Only of who is no nearer: another way to the same must not count less.
    const second =
      direct.length > 0
        ? []
        : origins.filter(ref =>
            [...own].some(between => dependencies.of(between).has(ref)),
          );
    const shared = inCommon(own, above).filter(ref => !originSet.has(ref));
    const within = inCommon(dependencies.wholesOf(entity.ref), wholes);
    const tags = [...new Set(entity.tags)].sort();
    const spokenOf = tags.filter(tag => named.has(tag));
    const alike = tags.filter(tag => originTags.has(tag) && !named.has(tag));
    const sameType = entity.type === null ? undefined : types.get(entity.type);
    const { failures = [], similar = [] } = past.get(entity.ref) ?? {};
    const incidents = failures
      .filter(({ failureMode }) => mode && folded(failureMode) === mode)
      .map(({ incident }) => incident);
    const close = similar
      .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
      .sort((a, b) => b.similarity - a.similarity);

    const found: Evidence[] = [];
    const add = (
      weight: number,
      names: readonly string[],
      reason: KeptReason,
    ) => names.length > 0 && found.push({ weight, reason });
    add(weights.upstream, direct, {
      kind: 'upstream',
      entities: direct,
      hops: 1,
    });
    add(weights.upstreamTwo, second, {
      kind: 'upstream',
      entities: second,
      hops: 2,
    });
    add(
      weights.sharedDependency * together(shared.map(dependencies.rarity)),
      shared,
      {
        kind: 'sharedDependency',
        entities: shared,
        commonWith: ofThese(shared, above),
      },
    );
    add(
      weights.sameWhole * together(within.map(dependencies.rarityOfWhole)),
      within,
      {
        kind: 'sameWhole',
        entities: within,
        commonWith: ofThese(within, wholes),
      },
    );
    add(weights.named * together(spokenOf.map(rarityOfTag)), spokenOf, {
      kind: 'named',
      tags: spokenOf,
    });
    add(
      weights.technology *
        (sameType ? 1 : 0.5) *
        together(alike.map(rarityOfTag)),
      alike,
      {
        kind: 'technology',
        type: sameType ? entity.type : null,
        tags: alike,
        commonWith: ofThese(alike, originTags),
        ...(sameType && { sameType }),
      },
    );
    add(weights.failureMode, incidents, {
      kind: 'failureMode',
      failureMode: learning.failureMode ?? '',
      incidents: [...new Set(incidents)].sort(),
    });
    add(
      weights.similarText * Math.min(1, close[0]?.similarity ?? 0),
      close.map(({ postmortem }) => postmortem),
      {
        kind: 'similarText',
        postmortems: [
          ...new Set(close.map(({ postmortem }) => postmortem)),
        ].slice(0, 3),
      },
    );
    return found;
  };
}

/** Which of some have each thing, each of them once and in their order. */
function havingEach(
  refs: readonly string[],
  thingsOf: (ref: string) => string | Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const having = new Map<string, string[]>();
  for (const ref of refs) {
    const things = thingsOf(ref);
    for (const thing of new Set(
      typeof things === 'string' ? [things] : things,
    )) {
      const known = having.get(thing);
      if (known) known.push(ref);
      else having.set(thing, [ref]);
    }
  }
  return having;
}

function ofThese(
  things: readonly string[],
  having: ReadonlyMap<string, readonly string[]>,
): ReasonOrigins {
  return Object.fromEntries(
    things.map(thing => [thing, having.get(thing) ?? []]),
  );
}

function inCommon(
  some: ReadonlySet<string>,
  others: { has(ref: string): boolean },
): string[] {
  return [...some].filter(each => others.has(each)).sort();
}

function* countsOf(
  entities: readonly EntityFacts[],
): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  yield* inPortions(entities, ({ tags }) => countIn(counts, new Set(tags)));
  return counts;
}

/** Tags that a learning speaks of, as one word or as several: `kafka-consumer` is named by “a kafka consumer”. */
function tagsNamedIn(
  { statement, appliesTo }: LearningToMatch,
  tags: ReadonlyMap<string, number>,
): Set<string> {
  const said = ` ${spaced(`${statement} ${appliesTo}`)} `;
  return new Set(
    [...tags.keys()].filter(tag => {
      const words = spaced(tag);
      return (
        words !== '' &&
        (said.includes(` ${words} `) || said.includes(` ${words}s `))
      );
    }),
  );
}

function spaced(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function folded(text: string | null): string {
  return text === null ? '' : spaced(text);
}
