import { line, TimePointCandidate } from '@afterword/plugin-reliability-common';
import { SourceSpell } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { extentOf, groupSpells } from './groupSpells';
import { SpellStore, StoredSpell } from './SpellStore';
import { parsed, Said, timeOf, wordOf, writeSaid } from './writeSaid';

/** Time points that follow from the spells of an incident. */
const derived = ['detected', 'mitigated', 'resolved'] as const;

const store = new SpellStore();

/**
 * Writes what follows from a spell that a source tells of. Which spells are one incident is decided anew from all that is known, so that
 * deliveries in any order come to the same; an incident stays with the spell that it was made for.
 *
 * @returns the id of the incident that the spell belongs to
 */
export async function applySpell(
  tx: Knex,
  incidents: Incidents,
  said: Said,
  spell: SourceSpell,
  words: readonly TimePointCandidate[],
): Promise<number> {
  const { source } = said;
  const name = parsed(line(300), spell.name, 'spell.name');
  const before = await store.hold(tx, source, name);
  const startsAt = timeOf(spell.from, 'spell.from');
  const told = withTold(
    before.find(known => known.startsAt === startsAt) ?? {
      startsAt,
      endsAt: null,
      externalId: parsed(line(300), said.incident.externalId, 'externalId'),
      incidentId: null,
    },
    spell.until === undefined ? null : timeOf(spell.until, 'spell.until'),
  );
  await store.put(tx, source, name, told);
  const after = [...before.filter(known => known.startsAt !== startsAt), told];
  const settled = new Set(groupSpells(before).map(shapeOf));
  let id = 0;
  for (const group of groupSpells(after)) {
    const isTold = group.includes(told);
    // What a spell does not change is left alone.
    if (!isTold && settled.has(shapeOf(group))) continue;
    const founder = founderOf(group) ?? (isTold ? told : group[0]);
    const incidentId = await writeSaid(tx, incidents, said, {
      externalId: founder.externalId,
      words: [...(isTold ? others(words) : []), ...wordsOf(said, group)],
      insteadOf: derived,
      addsNothing: !isTold,
    });
    if (founder.incidentId === null) {
      await store.put(tx, source, name, { ...founder, incidentId });
    }
    if (isTold) id = incidentId;
  }
  return id;
}

/** An end that was told stays, and the latest counts. */
function withTold(known: StoredSpell, endsAt: number | null): StoredSpell {
  if (endsAt === null) return known;
  return { ...known, endsAt: Math.max(known.endsAt ?? endsAt, endsAt) };
}

/** The spell whose incident a group is: that which was made first. */
function founderOf(group: readonly StoredSpell[]): StoredSpell | undefined {
  return group
    .filter(({ incidentId }) => incidentId !== null)
    .sort((a, b) => (a.incidentId ?? 0) - (b.incidentId ?? 0))
    .at(0);
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
