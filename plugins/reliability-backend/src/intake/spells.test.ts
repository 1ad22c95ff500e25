import { IncidentSource } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { createIncidents } from '../incidents';
import { createPlatform } from '../platform/createPlatform';
import { createPostmortemLinks } from '../postmortems';
import { applySourceIncident } from './applySourceIncident';

/** A producer that knows what fires and since when, as Alertmanager does. */
const alerts: IncidentSource = {
  name: 'alerts',
  authenticate: () => true,
  read: ({ body }) =>
    JSON.parse(body.toString('utf8')).map(
      ([name, from, until]: [string, string, string | null]) => ({
        externalId: `${name}/${from}`,
        title: name,
        entities: ['component:default/checkout-api'],
        times: {},
        spell: { name, from, ...(until !== null && { until }) },
      }),
    ),
};

const at = (minute: number) =>
  `2026-11-01T10:${String(minute).padStart(2, '0')}:00Z`;

type Told = readonly [from: number, until?: number];

/** The first time it fires, its beginning is moved back twice; later it fires again. */
const first: Told[] = [[10], [7], [5], [5, 20]];
const second: Told[] = [[30], [28], [28, 40], [28, 40]];
const orders: Record<string, Told[]> = {
  'as they came': [...first, ...second],
  backwards: [...first, ...second].reverse(),
  'resolved first': [[28, 40], [5, 20], [7], [30], [10], [28], [5]],
  'firing first': [[30], [10], [28], [7], [5], [28, 40], [5, 20]],
  interleaved: [[30], [5, 20], [28], [10], [28, 40], [7], [30], [5]],
};

/** Spells of which the third bridges the first two; the last is of a time of its own. */
const bridged: Told[] = [[10, 20], [25], [0, 30], [40, 50]];

/** Every order of some things. */
function permutations<TThing>(things: readonly TThing[]): TThing[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((thing, index) =>
    permutations(things.toSpliced(index, 1)).map(rest => [thing, ...rest]),
  );
}

eachDatabase('An alert that fires', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(alerts)],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  const deliver = async (name: string, [from, until]: Told) => {
    await portal
      .asNobody()
      .post('/intake/alerts')
      .set('Content-Type', 'application/json')
      .send(
        JSON.stringify([
          [name, at(from), until === undefined ? null : at(until)],
        ]),
      )
      .expect(202);
    await portal.triggerTask('reliability:intake');
    const unread = await portal
      .database('delivery')
      .whereNot('state', 'processed');
    expect(unread).toEqual([]);
  };
  const incidentsOf = async (name: string) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/incidents?limit=200&q=${name}&sort=anchor`);
    return body.items;
  };
  const historyOf = async (key: string) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/incidents/${key}/history`);
    return body.items;
  };
  /** It fires twice, until it is told that it fired all the while. */
  const twoBridged = async (name: string): Promise<string[]> => {
    await deliver(name, [10, 20]);
    await deliver(name, [25]);
    const incidents = await incidentsOf(name);
    await deliver(name, [0, 30]);
    return incidents.map(({ key }: { key: string }) => key);
  };
  const seen = async (name: string) =>
    (await incidentsOf(name)).map(
      (incident: {
        status: string;
        times: Record<string, { at: string } | null>;
      }) => [
        incident.status,
        incident.times.detected?.at,
        incident.times.mitigated?.at,
        incident.times.resolved?.at,
      ],
    );

  it('is one incident, though the moment it began is moved back, and is resolved', async () => {
    await deliver('Moved', [10]);
    const [opened] = await incidentsOf('Moved');
    await deliver('Moved', [7]);
    await deliver('Moved', [5]);
    expect(await seen('Moved')).toEqual([
      ['open', at(5), undefined, undefined],
    ]);
    await deliver('Moved', [5, 20]);
    const [after, ...more] = await incidentsOf('Moved');
    expect(more).toEqual([]);
    expect(after).toMatchObject({ key: opened.key, status: 'resolved' });
    await deliver('Moved', [30]);
    expect(await seen('Moved')).toEqual([
      ['resolved', at(5), at(20), at(20)],
      ['open', at(30), undefined, undefined],
    ]);
  });

  it.each(Object.entries(orders))(
    'comes to the same when what is told arrives %s',
    async (order, told) => {
      const name = order.replaceAll(' ', '-');
      for (const spell of told) await deliver(name, spell);
      expect(await seen(name)).toEqual([
        ['resolved', at(5), at(20), at(20)],
        ['resolved', at(28), at(40), at(40)],
      ]);
    },
  );

  it.each(permutations(bridged))(
    'is one incident for each time it fired when a bridge is told in between: %j, %j, %j, %j',
    async (...told) => {
      const name = `Bridged-${told.map(spell => spell.join('to')).join('-')}`;
      for (const spell of told) await deliver(name, spell);
      expect(await seen(name)).toEqual([
        ['resolved', at(0), at(30), at(30)],
        ['resolved', at(40), at(50), at(50)],
      ]);
    },
  );

  it('is merged into the first incident when another replica tells what bridges them, and ends with it', async () => {
    const [founder, joined] = await twoBridged('Spanned');
    const history = await historyOf(joined);
    expect(history[0]).toMatchObject({
      action: 'merged',
      by: 'source:alerts',
      version: 1,
      changes: { mergedInto: [null, expect.any(Number)] },
    });
    expect(await seen('Spanned')).toEqual([
      ['resolved', at(0), at(30), at(30)],
    ]);
    await deliver('Spanned', [25, 50]);
    expect(await seen('Spanned')).toEqual([
      ['resolved', at(0), at(50), at(50)],
    ]);
    const { body } = await portal
      .as('user:default/owner')
      .get(`/incidents/${joined}`);
    expect(body).toMatchObject({ mergedInto: founder, status: 'resolved' });
  });

  it('stays apart when a person took it apart, and ends all the same', async () => {
    const [, other] = await twoBridged('Apart');
    await portal
      .as('user:default/owner')
      .post(`/incidents/${other}/unmerge`)
      .set('If-Match', '"1"')
      .expect(200);
    await deliver('Apart', [25, 50]);
    const incidents = await incidentsOf('Apart');
    expect(incidents).toHaveLength(2);
    expect(incidents).toContainEqual(
      expect.objectContaining({
        key: other,
        status: 'resolved',
        mergedInto: null,
      }),
    );
    const [latest] = await historyOf(other);
    expect(latest).toMatchObject({ action: 'delivered' });
  });

  it('is two incidents again when an end is told between what was one', async () => {
    for (const told of [[25], [40, 50], [52, 59], [45, 55]] as Told[]) {
      await deliver('Parted', told);
    }
    expect(await seen('Parted')).toEqual([
      ['resolved', at(25), at(59), at(59)],
    ]);
    await deliver('Parted', [24, 30]);
    expect(await seen('Parted')).toEqual([
      ['resolved', at(24), at(30), at(30)],
      ['resolved', at(40), at(59), at(59)],
    ]);
  });

  it('is one incident when two replicas hear of it at the same moment', async () => {
    const platform = await createPlatform({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [] }),
      database: mockServices.database({ knex: portal.database }),
      logger: mockServices.logger.mock(),
      permissions: mockServices.permissions(),
    });
    const links = createPostmortemLinks(platform);
    const incidents = createIncidents(platform, {
      links: links.ofIncidents,
      transforms: { incidents: noConditions, postmortems: noConditions },
      precedence: [],
    });
    const hear = (tx: Knex, minute: number) =>
      applySourceIncident(tx, incidents, {
        source: 'alerts',
        receivedAt: Date.parse(at(minute)),
        incident: {
          externalId: `Together/${at(minute)}`,
          title: 'Together',
          entities: [],
          times: {},
          spell: { name: 'Together', from: at(minute) },
        },
      });
    const later: Promise<number>[] = [];
    const earlier = await portal.database.transaction(async tx => {
      const id = await hear(tx, 10);
      later.push(portal.database.transaction(other => hear(other, 5)));
      await untilSomebodyWaits(portal.database);
      return id;
    });
    expect(await Promise.all(later)).toEqual([earlier]);
    expect(await seen('Together')).toEqual([
      ['open', at(5), undefined, undefined],
    ]);
  });
});

function noConditions(): never {
  throw new Error('There is no policy here');
}
