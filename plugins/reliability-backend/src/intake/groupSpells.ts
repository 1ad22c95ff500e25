/** A time in which something held, in UTC milliseconds; it holds on as far as is known when it has no end. */
export interface Spell {
  readonly startsAt: number;
  readonly endsAt: number | null;
}

/**
 * Which spells of one name are the same: the beginning of a spell may be corrected while it lasts, so that several are told of one.
 *
 * Those that overlap are one. One without an end lasts until the next end that is known, since nothing can begin to hold again that has
 * not ended; those after every known end are what holds now. The answer depends on what is known alone, not on the order in which it
 * was told.
 */
export function groupSpells<TSpell extends Spell>(
  spells: readonly TSpell[],
): TSpell[][] {
  const inOrder = [...spells].sort((a, b) => a.startsAt - b.startsAt);
  const ended: { until: number; spells: TSpell[] }[] = [];
  for (const spell of inOrder) {
    if (spell.endsAt === null) continue;
    const last = ended.at(-1);
    if (last !== undefined && spell.startsAt < last.until) {
      last.spells.push(spell);
      last.until = Math.max(last.until, spell.endsAt);
    } else {
      ended.push({ until: spell.endsAt, spells: [spell] });
    }
  }
  const now: TSpell[] = [];
  for (const spell of inOrder) {
    if (spell.endsAt !== null) continue;
    const next = ended.find(({ until }) => until > spell.startsAt);
    (next?.spells ?? now).push(spell);
  }
  const groups = ended.map(group => group.spells);
  return now.length === 0 ? groups : [...groups, now];
}

/** From the earliest beginning to the latest end; no end while it holds. */
export function extentOf(spells: readonly Spell[]): Spell {
  const ends = spells.flatMap(({ endsAt }) => endsAt ?? []);
  return {
    startsAt: Math.min(...spells.map(({ startsAt }) => startsAt)),
    endsAt: ends.length === 0 ? null : Math.max(...ends),
  };
}
