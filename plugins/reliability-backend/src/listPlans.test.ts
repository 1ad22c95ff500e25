import {
  incidentListQuery,
  learningListQuery,
  postmortemListQuery,
} from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { IncidentStore } from './incidents/IncidentStore';
import { LearningFindingStore } from './learnings/LearningFindingStore';
import { LearningStore } from './learnings/LearningStore';
import { Revisiting } from './learnings/revisits/Revisiting';
import { Access } from './platform/access/Access';
import { ScopeSizes } from './platform/catalog/ScopeSizes';
import { dialectOf } from './platform/database/dialect';
import { openDatabase } from './platform/database/openDatabase';
import { LinkStore } from './postmortems/LinkStore';
import { PostmortemStore } from './postmortems/PostmortemStore';

const ROWS = 50_000;
/** Half of all rows are about it: what every query that forgets the index has to go through. */
const BUSY = 'component:default/busy';

const reader = {
  principal: {
    kind: 'user' as const,
    ref: 'user:default/reader',
    groups: ['group:default/team'],
    refs: ['user:default/reader', 'group:default/team'],
  },
};

eachDatabase('Among many rows', (databases, databaseId) => {
  let database: Knex;
  const access = new Access();
  const scopes = new ScopeSizes();
  const incidents = new IncidentStore(access, scopes);
  const postmortems = new PostmortemStore(access, new LinkStore(), scopes);
  const learnings = new LearningStore(
    new LearningFindingStore(
      postmortems,
      incidents,
      scopes,
      new Revisiting(1),
      Date.now,
    ),
  );

  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    const fill = (table: string, row: Readonly<Record<string, string>>) =>
      database.raw(
        `insert into ${table} (${Object.keys(row).join(', ')})
         with recursive n(i) as
           (select 1 union all select i + 1 from n where i < ${ROWS})
         select ${Object.values(row).join(', ')} from n`,
      );
    const entity = `case when i % 2 = 0 then '${BUSY}' else 'component:default/' || (i % 500) end`;
    const when = 'i * 1000';
    const common = {
      version: '1',
      title: "'Outage'",
      search_text: "'outage'",
      created_at: when,
      updated_at: when,
      sort_at: when,
    };
    await fill('incident', {
      ...common,
      kind: "'incident'",
      severity_sort: "'sev3'",
      status: "'resolved'",
      summary: "''",
      dimensions: "'{}'",
      stated: "'{}'",
      times: "'{}'",
      flags: "'[]'",
      flagged: dialectOf(database) === 'postgres' ? 'false' : '0',
      anchor_at: when,
    });
    for (const role of ["'impacted'", "'origin'"]) {
      await fill('incident_entity', {
        incident_id: 'i',
        entity_ref: entity,
        role,
        sort_at: when,
      });
    }
    await fill('incident_fact', {
      entity_ref: entity,
      role: "'impacted'",
      incident_id: 'i',
      kind: "'incident'",
      anchor_at: when,
      flagged: "'[]'",
    });
    await fill('postmortem', {
      ...common,
      status: "'published'",
      started_at: when,
    });
    await fill('postmortem_entity', {
      postmortem_id: 'i',
      entity_ref: entity,
      sort_at: when,
    });
    await fill('learning', {
      id: "'learning ' || i",
      postmortem_id: 'i',
      statement: "'Bound it'",
      applies_to: "''",
      helped: "''",
      did_not_help: "''",
      search_text: "'bound it'",
      published_at: when,
      position: '0',
      version: '1',
    });
    await fill('learning_record', { learning_id: "'learning ' || i" });
    await database('catalog_membership').insert(
      ['component:default/7', 'component:default/9'].map(entity_ref => ({
        scope_ref: 'group:default/little',
        entity_ref,
      })),
    );
    await database.raw('analyze');
  });

  /** How the engine answers the last query on a table that `ask` makes. */
  const planOf = async (table: string, ask: () => Promise<unknown>) => {
    const asked: { sql: string; bindings: Knex.Value[] }[] = [];
    const listen = (query: { sql: string; bindings: Knex.Value[] }) => {
      if (new RegExp(`^select .* from .${table}. `).test(query.sql)) {
        asked.push(query);
      }
    };
    database.on('query', listen);
    await ask();
    database.removeListener('query', listen);
    const isPostgres = dialectOf(database) === 'postgres';
    // The driver's own placeholders are back to `?` for `raw`.
    const sql = asked[0].sql.replace(/\$\d+/g, '?').replace(/\\\?/g, '?');
    const explained = await database.raw(
      `${isPostgres ? 'explain' : 'explain query plan'} ${sql}`,
      asked[0].bindings,
    );
    return JSON.stringify(isPostgres ? explained.rows : explained);
  };

  /** Nothing beside the row. */
  const none = () => database.select(database.raw("'[]'"));
  const sorting = /Sort|TEMP B-TREE/;

  describe.each(['-anchor', 'anchor'])('the list of one entity by %s', sort => {
    it.each([
      ['the first page', {}],
      ['a range', { from: '1970-01-01T00:01:00Z', to: '1970-01-01T01:00:00Z' }],
    ])('walks the index that was made for it: %s', async (_what, filters) => {
      const query = incidentListQuery.parse({ scope: BUSY, sort, ...filters });
      const plan = await planOf('incident', () =>
        incidents.list(database, reader, query, none()),
      );
      expect(plan).toContain('incident_entity_ref_sort_at');
      expect(plan).not.toMatch(sorting);
    });

    it('goes on from a page as it began', async () => {
      const query = incidentListQuery.parse({ scope: BUSY, sort, limit: '3' });
      const first = await incidents.list(database, reader, query, none());
      const cursor = first.next;
      const plan = await planOf('incident', () =>
        incidents.list(database, reader, { ...query, cursor }, none()),
      );
      expect(plan).toContain('incident_entity_ref_sort_at');
      // Not from the beginning.
      expect(plan).toMatch(/entity_ref.{1,80}sort_at, ?incident_id\) ?[<>]/);
      expect(plan).not.toMatch(sorting);
    });

    it('has each incident once, whatever its entity was in it', async () => {
      const query = incidentListQuery.parse({
        scope: 'component:default/7',
        sort,
        limit: '60',
        count: 'true',
      });
      const first = await incidents.list(database, reader, query, none());
      const rest = await incidents.list(
        database,
        reader,
        { ...query, cursor: first.next },
        none(),
      );
      const seen = [...first.incidents, ...rest.incidents].map(({ id }) => id);
      expect(first.total).toBe(ROWS / 500);
      expect(new Set(seen).size).toBe(ROWS / 500);
      expect(seen).toHaveLength(ROWS / 500);
    });
  });

  describe.each(['-anchor', 'anchor'])('the list of a team by %s', sort => {
    const query = incidentListQuery.parse({
      scope: 'group:default/little',
      sort,
      limit: '60',
      count: 'true',
    });
    const pages = async (...stores: IncidentStore[]) => {
      const seen: number[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 4; page++) {
        const store = stores[page % stores.length];
        const asked = { ...query, cursor };
        const found = await store.list(database, reader, asked, none());
        expect(found.total).toBe(2 * (ROWS / 500));
        seen.push(...found.incidents.map(({ id }) => id));
        cursor = found.next;
      }
      expect(cursor).toBeUndefined();
      return seen;
    };
    class AlwaysCheck extends ScopeSizes {
      override async wayTo() {
        return 'check' as const;
      }
    }
    const checking = new IncidentStore(access, new AlwaysCheck());

    it('has each incident once and in order, whichever way it is gone', async () => {
      const gathered = await pages(incidents);
      expect(gathered).toHaveLength(2 * (ROWS / 500));
      const inOrder = [...gathered].sort((a, b) => a - b);
      expect(gathered).toEqual(sort === 'anchor' ? inOrder : inOrder.reverse());
      expect(await pages(checking)).toEqual(gathered);
    });

    it('goes on from a page when the scope has grown meanwhile', async () => {
      expect(await pages(incidents, checking)).toEqual(await pages(incidents));
    });
  });

  it.each([{}, { scope: BUSY }])(
    'the list of what figures count looks each row up: %j',
    async filters => {
      const query = incidentListQuery.parse({ counted: 'true', ...filters });
      const plan = await planOf('incident', () =>
        incidents.list(database, reader, query, none()),
      );
      expect(plan).toMatch(/incident_fact_(incident|pkey|1)/);
      expect(plan).not.toMatch(sorting);
    },
  );

  it('a list goes straight to the one whose key is asked for', async () => {
    const query = incidentListQuery.parse({ q: 'INC-4242', scope: BUSY });
    const plan = await planOf('incident', () =>
      incidents.list(database, reader, query, none()),
    );
    expect(plan).toMatch(/incident_pkey|INTEGER PRIMARY KEY/);
  });

  it.each(['-started', 'started'])(
    'the list of postmortems of one entity by %s walks the index that was made for it',
    async sort => {
      const query = postmortemListQuery.parse({ scope: BUSY, sort });
      const plan = await planOf('postmortem', () =>
        postmortems.list(database, reader, query, {
          beside_incidents: none(),
          beside_items: none(),
        }),
      );
      expect(plan).toContain('postmortem_entity_ref_sort_at');
      expect(plan).not.toMatch(sorting);
    },
  );

  it.each([{}, { scope: BUSY }])(
    'the list of learnings walks the index that was made for it, and goes on as it began: %j',
    async filters => {
      const query = learningListQuery.parse({ limit: '3', ...filters });
      const list = (cursor?: string) =>
        learnings.list(
          database,
          reader,
          { ...query, cursor },
          { beside_incidents: none(), beside_items: none() },
        );
      const { next } = await list();
      for (const cursor of [undefined, next]) {
        const plan = await planOf('learning', () => list(cursor));
        expect(plan).toContain('learning_published_at');
        expect(plan).not.toMatch(sorting);
      }
    },
  );

  it('the list of postmortems of a person goes to theirs', async () => {
    const query = postmortemListQuery.parse({ person: 'me' });
    const plan = await planOf('postmortem', () =>
      postmortems.list(database, reader, query, {
        beside_incidents: none(),
        beside_items: none(),
      }),
    );
    for (const index of ['author', 'facilitator']) {
      expect(plan).toContain(`postmortem_${index}`);
    }
    expect(plan).not.toMatch(/Seq Scan on postmortem |SCAN postmortem"/);
  });

  it('the list of postmortems that wait for a review goes to those that somebody was asked about', async () => {
    const query = postmortemListQuery.parse({ toReview: 'me' });
    const plan = await planOf('postmortem', () =>
      postmortems.list(database, reader, query, {
        beside_incidents: none(),
        beside_items: none(),
      }),
    );
    expect(plan).toMatch(/postmortem_pkey|SEARCH postmortem/);
    expect(plan).not.toMatch(/Seq Scan on postmortem |SCAN postmortem"/);
  });

  it.each<[string, (tx: Knex) => Promise<unknown>]>([
    ['for a change', tx => incidents.hold(tx, [7, 9])],
    ['for what is written from them', tx => incidents.keep(tx, [7, 9])],
    [
      'for what a source says',
      tx => incidents.holdBySource(tx, 'status', ['7', '9']),
    ],
  ])('incidents are held %s without a walk through all', async (_, hold) => {
    const plan = await planOf('incident', () => database.transaction(hold));
    expect(plan).not.toMatch(/Seq Scan on incident|SCAN incident|SubPlan/);
  });
});
