import { TimePointCandidate } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { extentOf, groupSpells } from './groupSpells';
import { ReadSpell } from './sourceIncidents';
import { SpellStore, StoredSpell } from './SpellStore';
import { actorOf, Said, wordOf, writeSaid } from './writeSaid';

/** Time points that follow from the spells of an incident. */
const derived = ['detected', 'mitigated', 'resolved'] as const;

const store = new SpellStore();

/**
 * Writes what follows from a spell that a source tells of. Which spells are one incident is decided anew from all that is known, so that
 * deliveries in any order come to the same; an incident stays with the spell that it was made for, and where spells turn out to be one,
 * the later incidents are merged into the first.
 *
 * @returns the id of the incident that the spell belongs to
 */
export async function applySpell(
  tx: Knex,
  incidents: Incidents,
  said: Said,
  spell: ReadSpell,
  words: readonly TimePointCandidate[],
): Promise<number> {
  const { source } = said;
  const { name, from: startsAt, until } = spell;
  const before = await store.hold(tx, source, name, startsAt);
  const told = withTold(
    before.find(known => known.startsAt === startsAt) ?? {
      startsAt,
      endsAt: null,
      externalId: said.incident.externalId,
      incidentId: null,
    },
    until ?? null,
  );
  await store.put(tx, source, name, told);
  const after = [...before.filter(known => known.startsAt !== startsAt), told];
  const settled = new Set(groupSpells(before).map(shapeOf));
  // What a spell does not change is left alone.
  const changed = groupSpells(after).filter(
    group => group.includes(told) || !settled.has(shapeOf(group)),
  );
  await incidents.store.hold(tx, changed.flatMap(incidentsOf));
  let id = 0;
  for (const group of changed) {
    const isTold = group.includes(told);
    const [first, ...more] = incidentsOf(group);
    if (first !== undefined) {
      // It may have been one with another, before an end was told between them.
      await incidents.joining.part(tx, first, actorOf(said));
    }
    const founder =
      group.find(({ incidentId }) => incidentId === first) ??
      (isTold ? told : group[0]);
    const incidentId = await writeSaid(tx, incidents, said, {
      externalId: founder.externalId,
      words: [...(isTold ? others(words) : []), ...wordsOf(said, group)],
      insteadOf: derived,
      addsNothing: !isTold,
    });
    if (founder.incidentId === null) {
      await store.put(tx, source, name, { ...founder, incidentId });
    }
    await joinOthers(tx, incidents, said, group, more, incidentId);
    if (isTold) id = incidentId;
  }
  return id;
}

/** An end that was told stays, and the latest counts. */
function withTold(known: StoredSpell, endsAt: number | null): StoredSpell {
  if (endsAt === null) return known;
  return { ...known, endsAt: Math.max(known.endsAt ?? endsAt, endsAt) };
}

/** The incidents that were made of its spells before they were known to be one; the group is that which was made first. */
function incidentsOf(group: readonly StoredSpell[]): number[] {
  const ids = group.flatMap(({ incidentId }) => incidentId ?? []);
  return [...new Set(ids)].sort((a, b) => a - b);
}

/**
 * Merges the others of a group into its own incident. They get its times too, so that their words there are no other than its own, and
 * that one which a person keeps apart ends as well.
 */
async function joinOthers(
  tx: Knex,
  incidents: Incidents,
  said: Said,
  group: readonly StoredSpell[],
  ids: readonly number[],
  into: number,
): Promise<void> {
  const actor = actorOf(said);
  const words = wordsOf(said, group);
  for (const incidentId of ids) {
    await incidents.timePoints.deleteSource(
      tx,
      incidentId,
      said.source,
      derived,
    );
    await incidents.timePoints.put(
      tx,
      words.map(word => ({ ...word, incidentId })),
    );
  }
  await incidents.joining.join(tx, ids, into, actor);
  for (const other of await incidents.store.getUnrestricted(tx, ids)) {
    await incidents.writer.update(
      tx,
      other,
      other,
      other.entities,
      { actor, action: 'delivered' },
      { keepVersion: true },
    );
  }
}

function wordsOf(
  said: Said,
  group: readonly StoredSpell[],
): TimePointCandidate[] {
  const { startsAt, endsAt } = extentOf(group);
  const detected = wordOf(said, 'detected', startsAt, endsAt ?? startsAt);
  if (endsAt === null) return [detected];
  return [
    detected,
    wordOf(said, 'mitigated', endsAt, endsAt),
    wordOf(said, 'resolved', endsAt, endsAt),
  ];
}

function others(words: readonly TimePointCandidate[]): TimePointCandidate[] {
  return words.filter(({ kind }) => !derived.some(other => other === kind));
}

function shapeOf(group: readonly StoredSpell[]): string {
  return group
    .map(({ startsAt, endsAt }) => `${startsAt}-${endsAt ?? ''}`)
    .join();
}
