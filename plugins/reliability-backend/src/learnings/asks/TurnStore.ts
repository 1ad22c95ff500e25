import { Knex } from 'knex';
import { int, Row, textOrNull } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';

/** Questions that went from one owner to another with their entities. */
export interface HandOver {
  readonly from: string;
  readonly to: string;
}

/** What people want asked, then what was matched best. */
const bestFirst =
  'case when learning_application.wanted_at is null then 1 else 0 end, learning_application.score desc, learning_application.id';

/** The SQL of whose turn it is to be asked. */
export class TurnStore {
  /** Waits until nobody else hands out turns; before anything of what waits is written, or two would wait for each other. */
  async take(tx: Knex): Promise<void> {
    await tx('asking_turn').forUpdate().select('id');
  }

  /**
   * Asks the best of what waits, as far as each team has a place free: what people want asked before what was matched. Whoever does it takes the turn.
   *
   * @returns the teams that were asked something
   */
  async askNext(tx: Knex, perTeam: number, now: number): Promise<string[]> {
    await this.take(tx);
    const counted: Row[] = await askable(tx)
      .whereNotNull('learning_application.asked_at')
      .groupBy('catalog_entity.owner_ref')
      .select('catalog_entity.owner_ref')
      .count({ open: '*' });
    const open = new Map(
      counted.map(row => [String(row.owner_ref), int(row.open)]),
    );
    const waiting = askable(tx)
      .whereNull('learning_application.asked_at')
      .select(
        'learning_application.id',
        'catalog_entity.owner_ref',
        tx.raw(
          `row_number() over (partition by catalog_entity.owner_ref order by ${bestFirst}) as place`,
        ),
        tx.raw(`row_number() over (order by ${bestFirst}) as rank`),
      );
    // As many for each team as it may have, so that none is hidden behind teams that are full.
    const first: Row[] = await tx
      .from(waiting.as('waiting'))
      .where('place', '<=', perTeam)
      .orderBy('rank')
      .select('id', 'owner_ref');
    const chosen = new Map<string, number[]>();
    for (const row of first) {
      const team = String(row.owner_ref);
      const places = open.get(team) ?? 0;
      if (places >= perTeam) continue;
      open.set(team, places + 1);
      chosen.set(team, [...(chosen.get(team) ?? []), int(row.id)]);
    }
    for (const [team, ids] of chosen) {
      await put(tx, ids, { asked_at: now, asked_owner: team });
    }
    return [...chosen.keys()];
  }

  /**
   * Lets questions of a team wait again where it has too many: those that were asked last, which nobody may have seen, and not the one that
   * somebody wants to be asked again.
   */
  async makeRoom(
    tx: Knex,
    perTeam: number,
    wanted: { readonly id: number; readonly entity: string },
  ): Promise<void> {
    await this.take(tx);
    const asked: Row[] = await askable(tx)
      .whereNotNull('learning_application.asked_at')
      .where(
        'catalog_entity.owner_ref',
        tx('catalog_entity')
          .where('entity_ref', wanted.entity)
          .select('owner_ref'),
      )
      .orderBy([
        { column: 'learning_application.asked_at' },
        { column: 'learning_application.id' },
      ])
      .select('learning_application.id');
    const others = asked.map(row => int(row.id)).filter(id => id !== wanted.id);
    await put(tx, others.slice(Math.max(0, perTeam - 1)), { asked_at: null });
  }

  /**
   * Has what waits for an answer follow its entities to other owners. Whoever does it takes the turn.
   *
   * @returns from whom to whom something went, each pair once
   */
  async followOwners(tx: Knex): Promise<HandOver[]> {
    await this.take(tx);
    const rows: Row[] = await askable(tx)
      .whereNotNull('learning_application.asked_at')
      .where(moved =>
        moved
          .whereNull('learning_application.asked_owner')
          .orWhereRaw(
            'learning_application.asked_owner <> catalog_entity.owner_ref',
          ),
      )
      .orderBy('learning_application.id')
      .select(
        'learning_application.id',
        'learning_application.asked_owner',
        'catalog_entity.owner_ref',
      );
    const handed = new Map<string, HandOver>();
    for (const row of rows) {
      const [id, to] = [int(row.id), String(row.owner_ref)];
      await put(tx, [id], { asked_owner: to });
      const from = textOrNull(row.asked_owner);
      if (from !== null) handed.set(`${from} ${to}`, { from, to });
    }
    return [...handed.values()];
  }

  /** Whether anything waits for a team's answer. */
  async isAsked(tx: Knex, team: string): Promise<boolean> {
    const row = await askable(tx)
      .whereNotNull('learning_application.asked_at')
      .where('catalog_entity.owner_ref', team)
      .first('learning_application.id');
    return row !== undefined;
  }
}

async function put(
  tx: Knex,
  ids: readonly number[],
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const batch of inBatches(ids, 1)) {
    await tx('learning_application').whereIn('id', batch).update(values);
  }
}

/** What can be asked, or is: of learnings that stand and that everybody may read, of entities that the catalog has and somebody answers for. */
function askable(tx: Knex): Knex.QueryBuilder {
  return tx('learning_application')
    .join('learning', 'learning.id', 'learning_application.learning_id')
    .join('learning_record', 'learning_record.learning_id', 'learning.id')
    .join('postmortem', 'postmortem.id', 'learning.postmortem_id')
    .join(
      'catalog_entity',
      'catalog_entity.entity_ref',
      'learning_application.entity_ref',
    )
    .where('learning_application.state', 'unanswered')
    .whereNotNull('learning.published_at')
    .where('learning_record.state', 'stands')
    .whereNull('postmortem.confidential_id')
    .whereNotNull('catalog_entity.owner_ref')
    .whereNotIn(
      'learning_application.entity_ref',
      tx('learning_mute').select('entity_ref'),
    );
}
