import { IncidentSource } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';

const pager: IncidentSource = {
  name: 'pager',
  authenticate: () => true,
  read: ({ body }) => JSON.parse(body.toString('utf8')),
};

/** An incident that the pager opened, and another that can be merged with it. */
interface Given {
  readonly id: number;
  readonly key: string;
  readonly externalId: string;
  readonly version: number;
  readonly other: { readonly key: string; readonly version: number };
}

interface Writing {
  (portal: Portal, owner: Caller, given: Given): PromiseLike<unknown>;
}

const RESOLVED_AT = Date.parse('2026-11-01T10:30:00Z');

const deliver = async (portal: Portal, said: object) => {
  await portal
    .asNobody()
    .post('/intake/pager')
    .set('Content-Type', 'application/json')
    .send(JSON.stringify([{ title: 'Errors', entities: [], ...said }]))
    .expect(202);
  await portal.triggerTask('reliability:intake');
};

/** Every way to write an incident, begun while a delivery that resolves it is about to be committed. */
const writings: Record<string, Writing> = {
  'a changed field': (_portal, owner, { key, version }) =>
    owner
      .patch(`/incidents/${key}`, { severity: 'sev1' })
      .set('If-Match', `"${version}"`)
      .expect(200),
  'a person’s time': (_portal, owner, { key, version }) =>
    owner
      .put(`/incidents/${key}/times/declared`, { at: '2026-11-01T10:05:00Z' })
      .set('If-Match', `"${version}"`)
      .expect(200),
  'a time that is taken back': (_portal, owner, { key, version }) =>
    owner
      .delete(`/incidents/${key}/times/acknowledged`)
      .set('If-Match', `"${version}"`)
      .expect(200),
  'a merge into it': (_portal, owner, { key, other }) =>
    owner
      .post(`/incidents/${other.key}/merge`, { into: key })
      .set('If-Match', `"${other.version}"`)
      .expect(200),
  'another delivery': (portal, _owner, { externalId }) =>
    deliver(portal, {
      externalId,
      times: { acknowledged: '2026-11-01T10:06:00Z' },
    }),
  'an import': (portal, _owner, { externalId }) =>
    portal
      .asService()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(
        JSON.stringify({
          type: 'incident',
          source: 'pager',
          externalId,
          title: 'Errors',
          severity: 'sev2',
        }),
      )
      .expect(200),
};

eachDatabase('Two writers of one incident', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(pager)],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const read = async (key: string) => {
    const { body } = await owner().get(`/incidents/${key}`).expect(200);
    return body;
  };

  let number = 0;
  const given = async (): Promise<Given> => {
    number += 1;
    const externalId = `alert-${number}`;
    await deliver(portal, {
      externalId,
      times: { detected: '2026-11-01T10:00:00Z' },
      asOf: '2026-11-01T10:00:00Z',
    });
    const row = await portal
      .database('incident')
      .where('external_id', externalId)
      .first();
    const { body: other } = await owner()
      .post('/incidents', { title: 'The same' })
      .expect(201);
    const { key, version } = await read(`INC-${row.id}`);
    return { id: Number(row.id), key, externalId, version, other };
  };

  /** What a delivery that says "resolved" does first on another replica: it holds the incident, and adds its word. */
  const sayResolved = async (tx: Knex, id: number) => {
    await tx('incident').where({ id }).update({ updated_at: RESOLVED_AT });
    await tx('time_point').insert({
      incident_id: id,
      kind: 'resolved',
      origin: 'source',
      origin_name: 'pager',
      at: RESOLVED_AT,
      changed_at: RESOLVED_AT,
    });
  };

  const during = async (
    hold: (tx: Knex) => Promise<void>,
    write: () => PromiseLike<unknown>,
  ) => {
    const writing: PromiseLike<unknown>[] = [];
    await portal.database.transaction(async tx => {
      await hold(tx);
      writing.push(Promise.resolve(write()));
      await untilSomebodyWaits(portal.database);
    });
    await Promise.all(writing);
  };

  it.each(Object.entries(writings))(
    'lose nothing: %s does not undo a delivery that is committed meanwhile',
    async (_what, write) => {
      const incident = await given();
      await during(
        tx => sayResolved(tx, incident.id),
        () => write(portal, owner(), incident),
      );
      expect(await read(incident.key)).toMatchObject({
        status: 'resolved',
        times: { resolved: { at: '2026-11-01T10:30:00Z', by: 'pager' } },
      });
    },
  );

  it('lose nothing: taking a merge back does not undo a delivery either', async () => {
    const { id, key, other } = await given();
    const merged = await owner()
      .post(`/incidents/${other.key}/merge`, { into: key })
      .set('If-Match', `"${other.version}"`)
      .expect(200);
    await during(
      tx => sayResolved(tx, id),
      () =>
        owner()
          .post(`/incidents/${other.key}/unmerge`)
          .set('If-Match', `"${merged.body.version}"`)
          .expect(200),
    );
    expect(await read(key)).toMatchObject({ status: 'resolved' });
  });

  it('lose no word that one of them says of an incident that is merged into the other', async () => {
    const { key, other } = await given();
    const merged = await owner()
      .post(`/incidents/${other.key}/merge`, { into: key })
      .set('If-Match', `"${other.version}"`)
      .expect(200);
    await owner()
      .put(`/incidents/${other.key}/times/resolved`, {
        at: '2026-11-01T10:40:00Z',
      })
      .set('If-Match', `"${merged.body.version}"`)
      .expect(200);
    expect(await read(key)).toMatchObject({
      status: 'resolved',
      times: { resolved: { at: '2026-11-01T10:40:00Z', origin: 'human' } },
    });
  });
});
