import {
  CharterAcknowledgement,
  CharterAcknowledgementOf,
  CharterInput,
  CharterVersion,
  CharterVersionSummary,
  defaultCharter,
  Page,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { bool, int, Row } from '../../platform/database/columns';
import { holdName } from '../../platform/database/dialect';
import {
  KeysetColumn,
  keyset,
  pageOfRows,
} from '../../platform/database/keyset';

/** What is asked for of a list. */
interface Asked {
  readonly limit: number;
  readonly cursor?: string;
}

/** The version that stands, with the one that is asked to be acknowledged. */
export interface StandingCharter {
  readonly current: CharterVersion;
  /** Null before the first is adopted. */
  readonly asked: number | null;
}

const latestVersion: readonly KeysetColumn[] = [
  {
    column: 'version',
    direction: 'desc',
    property: 'version',
    type: 'number',
    max: 2_147_483_647,
  },
];
const latestAcknowledged: readonly KeysetColumn[] = [
  { column: 'id', direction: 'desc', property: 'id', type: 'number' },
];

/**
 * The SQL of the charter. Its versions are its history: none is ever changed. One that nobody has changed comes with the plugin, as
 * version 0.
 */
export class CharterStore {
  async standing(tx: Knex): Promise<StandingCharter> {
    const row: Row | undefined = await tx('charter_version')
      .orderBy('version', 'desc')
      .first();
    return row === undefined
      ? { current: defaultCharter, asked: null }
      : { current: readVersion(row), asked: int(row.asked) };
  }

  async version(
    tx: Knex,
    version: number,
  ): Promise<CharterVersion | undefined> {
    if (version === 0) return defaultCharter;
    const row: Row | undefined = await tx('charter_version')
      .where({ version })
      .first();
    return row && readVersion(row);
  }

  /** Versions, latest first (primary key). */
  async versions(tx: Knex, page: Asked): Promise<Page<CharterVersionSummary>> {
    const query = tx('charter_version')
      .limit(page.limit + 1)
      .select('version', 'note', 'asks_anew', 'at', 'by');
    keyset(query, latestVersion, page.cursor);
    const { rows, next } = pageOfRows<Row>(
      await query,
      page.limit,
      latestVersion,
    );
    return { items: rows.map(readSummary), page: { next } };
  }

  async countVersions(tx: Knex): Promise<number> {
    return countOf(tx('charter_version').count({ n: '*' }));
  }

  /** Has whoever else writes the charter wait until the transaction ends; the first version has no row to hold. */
  async hold(tx: Knex): Promise<void> {
    await holdName(tx, 'charter');
  }

  async add(
    tx: Knex,
    version: number,
    input: CharterInput,
    adopted: {
      readonly at: number;
      readonly by: string;
      readonly asked: number;
    },
  ): Promise<void> {
    await tx('charter_version').insert({
      version,
      text: input.text,
      sponsor: input.sponsor,
      glossary: JSON.stringify(input.glossary),
      note: input.note,
      asks_anew: input.asksAnew,
      ...adopted,
    });
  }

  /** What a person has acknowledged last (index `charter_acknowledgement_person`). */
  async acknowledgedBy(
    tx: Knex,
    person: string,
  ): Promise<CharterAcknowledgement | null> {
    const row: Row | undefined = await tx('charter_acknowledgement')
      .where({ person })
      .orderBy('version', 'desc')
      .first('version', 'at');
    return row === undefined ? null : readAcknowledgement(row);
  }

  /** How many people have acknowledged a version or a later one (index `charter_acknowledgement_version`). */
  async countSince(tx: Knex, version: number): Promise<number> {
    return countOf(
      tx('charter_acknowledgement')
        .where('version', '>=', version)
        .countDistinct({ n: 'person' }),
    );
  }

  /** What was acknowledged before stays as it was. */
  async acknowledge(
    tx: Knex,
    acknowledgement: {
      readonly person: string;
      readonly version: number;
      readonly at: number;
    },
  ): Promise<void> {
    await tx('charter_acknowledgement')
      .insert(acknowledgement)
      .onConflict(['person', 'version'])
      .ignore();
  }

  /** Who acknowledged what, latest first (primary key). */
  async acknowledgements(
    tx: Knex,
    page: Asked,
  ): Promise<Page<CharterAcknowledgementOf>> {
    const query = tx('charter_acknowledgement')
      .limit(page.limit + 1)
      .select('id', 'person', 'version', 'at');
    keyset(query, latestAcknowledged, page.cursor);
    const { rows, next } = pageOfRows<Row>(
      await query,
      page.limit,
      latestAcknowledged,
    );
    return {
      items: rows.map(row => ({
        person: String(row.person),
        ...readAcknowledgement(row),
      })),
      page: { next },
    };
  }

  async countAcknowledgements(tx: Knex): Promise<number> {
    return countOf(tx('charter_acknowledgement').count({ n: '*' }));
  }
}

async function countOf(query: PromiseLike<Row[]>): Promise<number> {
  const [{ n }] = await query;
  return int(n);
}

function readSummary(row: Row): CharterVersionSummary {
  return {
    version: int(row.version),
    note: String(row.note),
    asksAnew: bool(row.asks_anew),
    at: toInstant(int(row.at)),
    by: String(row.by),
  };
}

function readVersion(row: Row): CharterVersion {
  return {
    ...readSummary(row),
    text: String(row.text),
    sponsor: String(row.sponsor),
    glossary: JSON.parse(String(row.glossary)),
  };
}

function readAcknowledgement(row: Row): CharterAcknowledgement {
  return { version: int(row.version), at: toInstant(int(row.at)) };
}
