import { isOfAskedKind } from './askedKinds';
import type { EntityFacts } from './entityFacts';

/** Who rests on what, by entity. */
export interface Dependencies {
  /** What an entity depends on directly; an API stands for whoever provides it as well. */
  readonly of: (ref: string) => ReadonlySet<string>;
  /** What it is part of directly. */
  readonly wholesOf: (ref: string) => ReadonlySet<string>;
  /** How rare it is to depend on something, among those that may be asked: 0 for what everybody does, near 1 for what few do. */
  readonly rarity: (ref: string) => number;
  /** How rare it is among them to be part of something. */
  readonly rarityOfWhole: (ref: string) => number;
}

const nothing: ReadonlySet<string> = new Set();

/** As many are gone through between two stops. */
const PORTION = 250;

/** Does something with each of many, and stops now and then. */
export function* inPortions<T>(
  many: readonly T[],
  each: (one: T) => void,
): Generator<void, void> {
  for (let start = 0; start < many.length; start += PORTION) {
    many.slice(start, start + PORTION).forEach(each);
    yield;
  }
}

/** Reads the relations of entities. Cycles and references to what is not there are harmless: two steps end everywhere. */
export function* dependenciesOf(
  entities: readonly EntityFacts[],
): Generator<void, Dependencies> {
  const providers = new Map<string, string[]>();
  yield* inPortions(entities, ({ ref, relations }) => {
    for (const relation of relations) {
      if (relation.type !== 'providesApi') continue;
      const known = providers.get(relation.ref);
      if (known) known.push(ref);
      else providers.set(relation.ref, [ref]);
    }
  });
  const upstream = new Map<string, Set<string>>();
  const wholes = new Map<string, Set<string>>();
  const dependents = new Map<string, number>();
  const parts = new Map<string, number>();
  let asked = 0;
  yield* inPortions(entities, ({ ref, relations }) => {
    const above = new Set<string>();
    const within = new Set<string>();
    for (const relation of relations) {
      if (relation.type === 'partOf') within.add(relation.ref);
      if (relation.type === 'dependsOn' || relation.type === 'consumesApi') {
        above.add(relation.ref);
        for (const each of providers.get(relation.ref) ?? []) above.add(each);
      }
    }
    above.delete(ref);
    upstream.set(ref, above);
    wholes.set(ref, within);
    if (!isOfAskedKind(ref)) return;
    asked += 1;
    countIn(dependents, above);
    countIn(parts, within);
  });
  return {
    of: ref => upstream.get(ref) ?? nothing,
    wholesOf: ref => wholes.get(ref) ?? nothing,
    rarity: ref => rarityOf(dependents.get(ref) ?? 0, asked),
    rarityOfWhole: ref => rarityOf(parts.get(ref) ?? 0, asked),
  };
}

/** Counts each of some once more. */
export function countIn(
  counts: Map<string, number>,
  some: Iterable<string>,
): void {
  for (const each of some) counts.set(each, (counts.get(each) ?? 0) + 1);
}

/** How much it says to share what so many of all have: like the inverse document frequency, between 0 and 1. */
export function rarityOf(having: number, all: number): number {
  if (all <= 1) return 1;
  return 1 - Math.log(1 + Math.min(having, all)) / Math.log(1 + all);
}

/** Several pieces of evidence of one kind: each adds to the others, and together they never exceed 1. */
export function together(strengths: readonly number[]): number {
  return 1 - strengths.reduce((left, each) => left * (1 - each), 1);
}
