import {
  LearningMatch,
  LearningToMatch,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row, textOrNull } from '../../platform/database/columns';
import { inBatches } from '../../platform/database/dialect';

/** A learning that is published for everybody. */
export interface LearningToAsk extends LearningToMatch {
  readonly id: string;
}

/** What a round is about. */
export interface AskingRound {
  readonly postmortemId: number;
  /** UTC milliseconds of what called for it: a learning that had its round since then is done. */
  readonly since: number;
  /** Ids of those that it is about; all of the postmortem when it is left out. */
  readonly only?: readonly string[];
}

/** What everybody may read of entities' own past, before it is held against a learning. */
export interface PublicTexts {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly string[];
}

/** So many of the latest are read: what is older is rarely how somebody works now. */
const MOST_PAST = 5_000;

/** The SQL of who should hear a learning. It reads what everybody may read, whoever asks. */
export class MatchStore {
  /** Learnings of a postmortem that everybody may read, but for those that had a round since. */
  async toAsk(tx: Knex, round: AskingRound): Promise<LearningToAsk[]> {
    const { postmortemId } = round;
    const query = tx('learning')
      .join('postmortem', 'postmortem.id', 'learning.postmortem_id')
      .where('learning.postmortem_id', postmortemId)
      .whereNotNull('learning.published_at')
      .whereNull('postmortem.confidential_id')
      .whereNotIn(
        'learning.id',
        tx('learning_round')
          .where('at', '>=', round.since)
          .select('learning_id'),
      );
    if (round.only) query.whereIn('learning.id', [...round.only]);
    const rows: Row[] = await query.select(
      'learning.id',
      'learning.statement',
      'learning.failure_mode',
      'learning.applies_to',
    );
    if (rows.length === 0) return [];
    const origins: string[] = await tx('postmortem_entity')
      .where('postmortem_id', postmortemId)
      .pluck('entity_ref');
    return rows.map(row => ({
      id: String(row.id),
      statement: String(row.statement),
      failureMode: textOrNull(row.failure_mode),
      appliesTo: String(row.applies_to),
      origins,
    }));
  }

  /**
   * Incidents that everybody may read and that failed in some way, with the entities that they touched.
   *
   * @param spellings - every way in which it may have been written
   */
  async failuresOf(
    tx: Knex,
    spellings: readonly string[],
  ): Promise<{ entity: string; incident: string }[]> {
    const rows: Row[] = await tx('incident')
      .join('incident_entity', 'incident_entity.incident_id', 'incident.id')
      .whereNull('incident.confidential_id')
      .whereNull('incident.merged_into')
      .whereIn('incident.failure_mode', [...spellings])
      .orderBy('incident.id', 'desc')
      .limit(MOST_PAST)
      .distinct('incident.id', 'incident_entity.entity_ref');
    return rows.map(row => ({
      entity: String(row.entity_ref),
      incident: toKey('incident', int(row.id)),
    }));
  }

  /** What published postmortems say in their titles and learnings, but for one of them. */
  async textsBeside(tx: Knex, postmortemId: number): Promise<PublicTexts[]> {
    const latest = tx('postmortem')
      .where('status', 'published')
      .whereNull('confidential_id')
      .whereNot('id', postmortemId)
      .orderBy('id', 'desc')
      .limit(MOST_PAST);
    const [titles, learnings, entities]: Row[][] = [
      await latest.clone().select('id', 'title'),
      await tx('learning')
        .whereIn(
          'postmortem_id',
          tx.from(latest.clone().select('id').as('l')).select('id'),
        )
        .orderBy(['postmortem_id', 'position'])
        .select('postmortem_id', 'statement', 'failure_mode'),
      await tx('postmortem_entity')
        .whereIn(
          'postmortem_id',
          tx.from(latest.clone().select('id').as('l')).select('id'),
        )
        .select('postmortem_id', 'entity_ref'),
    ];
    const said = grouped(learnings, row =>
      [row.statement, row.failure_mode ?? ''].join(' '),
    );
    const touched = grouped(entities, row => String(row.entity_ref));
    return titles.map(row => ({
      id: toKey('postmortem', int(row.id)),
      text: [row.title, ...(said.get(int(row.id)) ?? [])].join('. '),
      entities: touched.get(int(row.id)) ?? [],
    }));
  }

  /** Keeps who should hear a learning, in place of who should have before; who was asked already stays asked, and so does what people want asked. */
  async put(
    tx: Knex,
    learningId: string,
    matches: readonly LearningMatch[],
    now: number,
  ): Promise<void> {
    await tx('learning_application')
      .where('learning_id', learningId)
      .whereNull('asked_at')
      .whereNull('wanted_at')
      .delete();
    const rows = matches.map(({ ref, score, reasons }) => ({
      learning_id: learningId,
      entity_ref: ref,
      state: 'unanswered',
      score: Math.round(score * 1_000),
      reasons: JSON.stringify(reasons),
      note: '',
      matched_at: now,
      version: 1,
    }));
    for (const batch of inBatches(rows, 8)) {
      await tx('learning_application')
        .insert(batch)
        .onConflict(['learning_id', 'entity_ref'])
        .ignore();
    }
    await tx('learning_round')
      .insert({ learning_id: learningId, at: now })
      .onConflict('learning_id')
      .merge();
  }
}

function grouped(
  rows: readonly Row[],
  read: (row: Row) => string,
): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const row of rows) {
    const of = int(row.postmortem_id);
    const known = groups.get(of);
    if (known) known.push(read(row));
    else groups.set(of, [read(row)]);
  }
  return groups;
}
