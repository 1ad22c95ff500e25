import {
  ChangeFailureState,
  ChangeFailureWord,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, intOrNull, Row, textOrNull } from '../platform/database/columns';
import { inBatches } from '../platform/database/dialect';

/** A word on a deployment and an incident, as it is stored. */
export interface StoredWord extends ChangeFailureWord {
  readonly deploymentId: number;
  /** As it was said: it may have been merged into another since. */
  readonly incidentId: number;
  /** Reference of the person, or the name of the source. */
  readonly by: string | null;
}

/** What a record of a source says, as it is stored; what has not arrived is null. */
export interface SourceWord {
  readonly id: number;
  readonly deploymentId: number | null;
  readonly incidentId: number | null;
  readonly state: ChangeFailureState;
  readonly saidAt: number;
  readonly source: string;
  readonly externalId: string;
  readonly recordHash: string | null;
  readonly extra: Readonly<Record<string, unknown>> | null;
}

/** A word with what its record is called; null for one of people. */
export type NamedWord = Pick<
  StoredWord,
  'deploymentId' | 'incidentId' | 'state'
> & {
  readonly source: string | null;
  readonly externalId: string | null;
  readonly extra: SourceWord['extra'];
};

/** The SQL of what is said of deployments and incidents. Words are of whoever may read the incident: who answers asks that first. */
export class ChangeFailureStore {
  /** All words on some incidents (index `change_failure_incident`). */
  async wordsOn(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<StoredWord[]> {
    return this.words(tx, 'incident_id', incidentIds);
  }

  /** All words on some deployments (index `change_failure_deployment`). */
  async wordsOf(
    tx: Knex,
    deploymentIds: readonly number[],
  ): Promise<StoredWord[]> {
    return this.words(tx, 'deployment_id', deploymentIds);
  }

  /**
   * Words on some deployments, with the names of their records.
   *
   * @param incidents - a query of `incident`, restricted to what the reader may see
   */
  async namedWords(
    tx: Knex,
    deploymentIds: readonly number[],
    incidents: () => Knex.QueryBuilder,
  ): Promise<NamedWord[]> {
    const words: NamedWord[] = [];
    for (const batch of inBatches(deploymentIds, 1)) {
      const rows: Row[] = await tx('change_failure')
        .whereIn('deployment_id', batch)
        .whereIn('incident_id', incidents().select('incident.id'))
        .orderBy('id')
        .select();
      words.push(
        ...rows.map(row => ({
          deploymentId: int(row.deployment_id),
          incidentId: int(row.incident_id),
          state: row.state as ChangeFailureState,
          source: textOrNull(row.source),
          externalId: textOrNull(row.external_id),
          extra: extraOf(row),
        })),
      );
    }
    return words;
  }

  /** Sets the word of people on a deployment and an incident: the latest one's. */
  async put(
    tx: Knex,
    { deploymentId, incidentId, state, by, saidAt }: Omit<StoredWord, 'origin'>,
  ): Promise<void> {
    const said = { state, said_by: by, said_at: saidAt };
    const pair = { deployment_id: deploymentId, incident_id: incidentId };
    const changed = await tx('change_failure')
      .where(pair)
      .whereNull('source')
      .update(said);
    if (changed === 0) await tx('change_failure').insert({ ...pair, ...said });
  }

  /** Words of records by identity. */
  async findBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<Map<string, SourceWord>> {
    const found = new Map<string, SourceWord>();
    for (const batch of inBatches(externalIds, 1)) {
      const rows = await tx('change_failure')
        .where('source', source)
        .whereIn('external_id', batch)
        .select();
      for (const word of rows.map(readSourceWord)) {
        found.set(word.externalId, word);
      }
    }
    return found;
  }

  /** The word of a record by its id. */
  async sourceWord(tx: Knex, id: number): Promise<SourceWord | undefined> {
    const row = await tx('change_failure')
      .where({ id })
      .whereNotNull('source')
      .first();
    return row && readSourceWord(row);
  }

  async insertSourceWords(
    tx: Knex,
    words: readonly Omit<SourceWord, 'id'>[],
  ): Promise<number[]> {
    const ids: number[] = [];
    for (const batch of inBatches(words, 9)) {
      const rows = await tx('change_failure').insert(batch.map(sourceWordRow), [
        'id',
      ]);
      ids.push(...rows.map(row => int(row.id)));
    }
    return ids;
  }

  async updateSourceWord(tx: Knex, { id, ...word }: SourceWord): Promise<void> {
    await tx('change_failure').where({ id }).update(sourceWordRow(word));
  }

  private async words(
    tx: Knex,
    column: 'incident_id' | 'deployment_id',
    ids: readonly number[],
  ): Promise<StoredWord[]> {
    const words: StoredWord[] = [];
    for (const batch of inBatches(ids, 1)) {
      const rows: Row[] = await tx('change_failure')
        .whereIn(column, batch)
        .whereNotNull('incident_id')
        .whereNotNull('deployment_id')
        .select('deployment_id', 'incident_id', 'state', 'said_by', 'said_at')
        .select('source');
      words.push(...rows.map(readWord));
    }
    return words;
  }
}

function readWord(row: Row): StoredWord {
  return {
    deploymentId: int(row.deployment_id),
    incidentId: int(row.incident_id),
    state: row.state as ChangeFailureState,
    origin: row.source === null ? 'human' : 'source',
    by: textOrNull(row.source ?? row.said_by),
    saidAt: int(row.said_at),
  };
}

function readSourceWord(row: Row): SourceWord {
  return {
    id: int(row.id),
    deploymentId: intOrNull(row.deployment_id),
    incidentId: intOrNull(row.incident_id),
    state: row.state as ChangeFailureState,
    saidAt: int(row.said_at),
    source: String(row.source),
    externalId: String(row.external_id),
    recordHash: textOrNull(row.record_hash),
    extra: extraOf(row),
  };
}

function extraOf(row: Row): SourceWord['extra'] {
  return row.extra === null ? null : JSON.parse(String(row.extra));
}

function sourceWordRow(word: Omit<SourceWord, 'id'>) {
  return {
    deployment_id: word.deploymentId,
    incident_id: word.incidentId,
    state: word.state,
    said_by: null,
    said_at: word.saidAt,
    source: word.source,
    external_id: word.externalId,
    record_hash: word.recordHash,
    extra: word.extra === null ? null : JSON.stringify(word.extra),
  };
}
