import MiniSearch from 'minisearch';
import { matchLearning, textCorpus } from '../../learnings';
import type { PlantedWorld } from './plantLinks';

type Planted = PlantedWorld['learnings'][number];

/** A way to say who should hear a learning: entities, the likeliest first. */
export type Ranking = (planted: Planted) => readonly string[];

/** The names of the ways that are compared. */
export const rankingNames = ['matcher', 'sameOwner', 'plainText'] as const;
/** The name of a way. */
export type RankingName = (typeof rankingNames)[number];

/** The matcher, and what it has to be better than. */
export async function rankingsOf(
  world: PlantedWorld,
): Promise<Readonly<Record<RankingName, Ranking>>> {
  return {
    matcher: await matcher(world),
    sameOwner: sameOwner(world),
    plainText: plainText(world),
  };
}

async function matcher(world: PlantedWorld): Promise<Ranking> {
  const { entities, failures, texts } = world;
  const corpus = await textCorpus(
    texts.map(({ postmortem, text }) => ({ id: postmortem, text })),
  );
  const failuresOf = byRef(failures);
  const textsOf = byRef(texts);
  return ({ learning }) => {
    const close = corpus.similarTo(
      `${learning.statement} ${learning.failureMode ?? ''}`,
      50,
    );
    return matchLearning(learning, {
      entities,
      pasts: entities.map(({ ref }) => ({
        ref,
        failures: failuresOf.get(ref) ?? [],
        similar: (textsOf.get(ref) ?? []).map(({ postmortem }) => ({
          postmortem,
          similarity: close.get(postmortem) ?? 0,
        })),
      })),
    }).map(({ ref }) => ref);
  };
}

function sameOwner({ entities }: PlantedWorld): Ranking {
  return ({ learning, owner }) =>
    entities
      .filter(
        each => each.owner === owner && !learning.origins.includes(each.ref),
      )
      .map(({ ref }) => ref);
}

/** All that is known of an entity in one text, searched for all that the learning says (BM25). */
function plainText(world: PlantedWorld): Ranking {
  const failuresOf = byRef(world.failures);
  const textsOf = byRef(world.texts);
  const index = new MiniSearch({ fields: ['text'] });
  index.addAll(
    world.entities.map(({ ref, type, tags, relations }) => ({
      id: ref,
      text: [
        type,
        ...tags,
        ...relations.map(relation => relation.ref),
        ...(failuresOf.get(ref) ?? []).map(({ failureMode }) => failureMode),
        ...(textsOf.get(ref) ?? []).map(({ text }) => text),
      ].join(' '),
    })),
  );
  return ({ learning: { statement, failureMode, appliesTo, origins } }) =>
    index
      .search(`${statement} ${failureMode ?? ''} ${appliesTo}`)
      .map(({ id }) => String(id))
      .filter(ref => !origins.includes(ref));
}

function byRef<T extends { readonly ref: string }>(
  all: readonly T[],
): Map<string, T[]> {
  const grouped = new Map<string, T[]>();
  for (const each of all) {
    const known = grouped.get(each.ref);
    if (known) known.push(each);
    else grouped.set(each.ref, [each]);
  }
  return grouped;
}
