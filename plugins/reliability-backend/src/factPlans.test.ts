import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { AboutFacts, factReads, factTables } from './__testUtils__/factReads';
import { plansOf, QueryPlan } from './__testUtils__/queryPlans';
import { ScopePartStore } from './metrics/ScopePartStore';
import { dialectOf } from './platform/database/dialect';
import { openDatabase } from './platform/database/openDatabase';

const ROWS = 40_000;
const DAY = 86_400_000;
/** Three years, evenly. */
const EACH = Math.floor((3 * 365 * DAY) / ROWS);
const END = ROWS * EACH;
/**
 * Narrow tables of what is known of few incidents. PostgreSQL reads one whole and joins it where that is cheaper than a look-up for each
 * incident of the window. It is to decide: made to look up, it goes through a table of few pages once for each.
 */
const joinedWhole = [
  'change_failure_fact',
  'change_answer_fact',
  'incident_layer_fact',
];
/** A tenth of all rows are about it. */
const BUSY = 'component:default/busy';

eachDatabase('Among many facts', (databases, databaseId) => {
  let database: Knex;

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    await fill(database);
  });

  const about = {
    entity: BUSY,
    container: 'system:default/some',
    window: { from: END - 90 * DAY, until: END },
    incidentIds: [7, 4242],
    deploymentId: 4242,
    postmortemId: 42,
  };

  /** What goes through one of some tables from end to end. */
  const scansOf = async (tables: readonly string[], of: AboutFacts) => {
    const scans: [string, QueryPlan][] = [];
    for (const { what, run } of factReads(database, of)) {
      for (const plan of await plansOf(database, run)) {
        if (plan.scanned.some(table => tables.includes(table))) {
          scans.push([what, plan]);
        }
      }
    }
    return scans;
  };

  it('nothing that figures ask goes through a table of facts from end to end', async () => {
    const isPostgres = dialectOf(database) === 'postgres';
    const tables = factTables.filter(
      table => !isPostgres || !joinedWhole.includes(table),
    );
    expect(await scansOf(tables, about)).toEqual([]);
  });

  it('what is known of the causes of a few incidents is looked up', async () => {
    const scans = await scansOf(factTables, {
      ...about,
      entity: 'component:default/7',
    });
    expect(scans.filter(([what]) => what.endsWith('of an entity'))).toEqual([]);
  });

  it('figures of one entity do not look at the whole catalog', async () => {
    const scans = await scansOf(['catalog_entity'], about);
    expect(scans.filter(([what]) => what.endsWith('of an entity'))).toEqual([]);
  });

  it('what is promised is found entity after entity in an index of what is open', async () => {
    for (const { what, run } of factReads(database, about)) {
      if (!what.startsWith('open promises of each entity')) continue;
      const [{ indexes }] = await plansOf(database, run);
      expect(indexes).toContain('action_item_fact_open');
    }
  });

  it('a page of parts is read along the index that has them from A to Z', async () => {
    const parts = new ScopePartStore();
    const [{ indexes, plan }] = await plansOf(database, tx =>
      parts.page(tx, 'organisation', 'component', { limit: 5 }),
    );
    expect(indexes).toEqual(['catalog_entity_called']);
    expect(plan.join('\n')).not.toMatch(/sort|temp b-tree/i);
  });

  it('a statement that does is seen to do so', async () => {
    const [plan] = await plansOf(database, tx =>
      tx('incident_fact').where('severity', 'sev1').select('incident_id'),
    );
    expect(plan.scanned).toEqual(['incident_fact']);
    const [found] = await plansOf(database, tx =>
      tx('incident_fact').where('incident_id', 7).select('severity'),
    );
    expect(found).toMatchObject({
      scanned: [],
      indexes: ['incident_fact_incident'],
    });
  });
});

async function fill(database: Knex): Promise<void> {
  const into = (table: string, row: Readonly<Record<string, string>>) =>
    database.raw(
      `insert into ${table} (${Object.keys(row)
        .map(name => `"${name}"`)
        .join(', ')})
       with recursive n(i) as
         (select cast(1 as bigint) union all select i + 1 from n where i < ${ROWS})
       select ${Object.values(row).join(', ')} from n`,
    );
  const bool = (value: boolean) =>
    dialectOf(database) === 'postgres' ? String(value) : String(Number(value));
  const entity = `case when i % 10 = 0 then '${BUSY}' else 'component:default/' || (i % 500) end`;
  const when = `i * ${EACH}`;
  const circle = 'case when i % 50 = 7 then i end';
  const item = { original_due: day('i'), check_on: day('i'), due: day('i') };
  const changed = {
    entity_ref: entity,
    production: bool(true),
    status: "'success'",
    finished_at: when,
  };
  await into('confidential', { created_at: when });
  await into('incident', {
    version: '1',
    title: "'Outage'",
    search_text: "'outage'",
    kind: "'incident'",
    severity_sort: "'sev3'",
    status: "'resolved'",
    summary: "''",
    dimensions: "'{}'",
    stated: "'{}'",
    times: "'{}'",
    flags: "'[]'",
    flagged: bool(false),
    anchor_at: when,
    sort_at: when,
    created_at: when,
    updated_at: when,
  });
  await into('incident_entity', {
    incident_id: 'i',
    entity_ref: entity,
    role: "'impacted'",
    sort_at: when,
  });
  await into('incident_fact', {
    entity_ref: entity,
    role: "'impacted'",
    incident_id: 'i',
    kind: "'incident'",
    failure_mode: `case when i % 3 = 0 then 'capacity-exhausted' end`,
    anchor_at: when,
    impact_started_at: when,
    mitigated_at: `case when i % 500 > 0 then ${when} + 3600000 end`,
    flagged: "'[]'",
    confidential_id: circle,
  });
  await into('incident_layer_fact', {
    incident_id: 'i',
    layer: "'technical'",
    postmortem_id: 'i',
  });
  await into('action_item_fact', {
    ...item,
    action_item_id: 'i',
    entity_ref: entity,
    status: `case when i % 50 = 0 then 'committed' else 'done' end`,
    done_at: when,
  });
  await into('deployment_fact', {
    ...changed,
    deployment_id: 'i',
    rolled_back: bool(false),
  });
  await into('change_failure_fact', {
    ...changed,
    deployment_id: 'i',
    incident_id: 'i',
    kind: "'incident'",
    confidential_id: circle,
  });
  await into('change_answer_fact', {
    incident_id: 'i',
    answer: "'linked'",
    anchor_at: when,
    confidential_id: circle,
  });
  await database.raw(
    `insert into observation (entity_ref, since)
     select entity_ref, min(anchor_at) from incident_fact group by entity_ref`,
  );
  await database.raw(
    `insert into catalog_entity (entity_ref, kind)
     select entity_ref, 'component' from observation`,
  );
  await database.raw(
    `insert into catalog_entity (entity_ref, kind)
     select 'resource:default/' || incident_id, 'resource' from incident_fact
     where incident_id < 5000`,
  );
  await database('catalog_membership').insert(
    ['component:default/7', 'component:default/9'].map(entity_ref => ({
      scope_ref: 'system:default/some',
      entity_ref,
    })),
  );
  await database('fact_change').insert({
    days: '[1090,1091]',
    first_at: 0,
    last_at: 0,
  });
  await database.raw('analyze');

  /** The day of a row, as action items have it. */
  function day(index: string): string {
    return dialectOf(database) === 'postgres'
      ? `to_char(to_timestamp(${index} * ${EACH} / 1000) at time zone 'UTC', 'YYYY-MM-DD')`
      : `strftime('%Y-%m-%d', ${index} * ${EACH} / 1000, 'unixepoch')`;
  }
}
