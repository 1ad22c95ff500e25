import { Knex } from 'knex';
import { int, intOrNull } from '../platform/database/columns';
import { holdName } from '../platform/database/dialect';
import { Spell } from './groupSpells';

/** A spell as it is kept. */
export interface StoredSpell extends Spell {
  /** What the producer calls an incident that begins here. */
  readonly externalId: string;
  /** The incident that was made when this was first heard of. */
  readonly incidentId: number | null;
}

/** The SQL of what sources tell of the times in which something held. */
export class SpellStore {
  /**
   * The spells of one name that one which begins at `startsAt` may have to do with, the earliest first (primary key): what was over
   * before it, and before all that runs into it, is left out. Nobody else goes on with that name before the transaction ends, though
   * there be no spell of it yet.
   */
  async hold(
    tx: Knex,
    source: string,
    name: string,
    startsAt: number,
  ): Promise<StoredSpell[]> {
    await holdName(tx, `spell ${source} ${name}`);
    const { from, since } = await this.reach(tx, source, name, startsAt);
    const rows = await tx('source_spell')
      .where({ source, name })
      .where('starts_at', '>=', since)
      .where(rest =>
        rest
          .where('starts_at', '>=', from)
          .orWhereNull('ends_at')
          .orWhere('ends_at', '>', since),
      )
      .orderBy('starts_at')
      .select();
    return rows.map(row => ({
      startsAt: int(row.starts_at),
      endsAt: intOrNull(row.ends_at),
      externalId: String(row.external_id),
      incidentId: intOrNull(row.incident_id),
    }));
  }

  /**
   * `from` when there has been something without a gap until `startsAt`: what lasts then may have begun while another lasted, and so on.
   * `since` is the end of what was last over before that: no spell runs across it.
   */
  private async reach(
    tx: Knex,
    source: string,
    name: string,
    startsAt: number,
  ): Promise<{ readonly from: number; readonly since: number }> {
    let from = startsAt;
    for (;;) {
      const across = await tx('source_spell')
        .where({ source, name })
        .where('starts_at', '<', from)
        .where('ends_at', '>', from)
        .min({ first: 'starts_at' })
        .first();
      const earlier = intOrNull(across?.first);
      if (earlier === null) break;
      from = earlier;
    }
    const over = await tx('source_spell')
      .where({ source, name })
      .where('starts_at', '<', from)
      .where('ends_at', '<=', from)
      .max({ last: 'ends_at' })
      .first();
    return { from, since: intOrNull(over?.last) ?? Number.MIN_SAFE_INTEGER };
  }

  /** Sets one spell; its beginning is what it is known by. */
  async put(
    tx: Knex,
    source: string,
    name: string,
    spell: StoredSpell,
  ): Promise<void> {
    await tx('source_spell')
      .insert({
        source,
        name,
        starts_at: spell.startsAt,
        ends_at: spell.endsAt,
        external_id: spell.externalId,
        incident_id: spell.incidentId,
      })
      .onConflict(['source', 'name', 'starts_at'])
      .merge(['ends_at', 'incident_id']);
  }

  /**
   * Forgets what was over before a moment, with what is taken to have ended by that end. A name of which something lasted at that moment
   * waits until it did not: what is one stays whole.
   */
  async forget(tx: Knex, before: number): Promise<void> {
    const isOver = (spell: string) => (query: Knex.QueryBuilder) =>
      query
        .where(`${spell}.ends_at`, '<', before)
        .whereNotExists(
          sameName(tx, 'across', spell)
            .where('across.starts_at', '<', before)
            .where('across.ends_at', '>=', before),
        );
    await tx('source_spell')
      .whereNull('ends_at')
      .whereExists(
        sameName(tx, 'next', 'source_spell')
          .whereRaw('next.ends_at > source_spell.starts_at')
          .where(isOver('next')),
      )
      .delete();
    await tx('source_spell').where(isOver('source_spell')).delete();
  }
}

/** The spells that are told of the same as those of an outer query. */
function sameName(tx: Knex, alias: string, outer: string): Knex.QueryBuilder {
  return tx({ [alias]: 'source_spell' })
    .select(tx.raw('1'))
    .whereRaw('?? = ??', [`${alias}.source`, `${outer}.source`])
    .whereRaw('?? = ??', [`${alias}.name`, `${outer}.name`]);
}
