import { RESOURCE_TYPE_DEPLOYMENT } from '@afterword/plugin-reliability-common';
import { ofNobody, onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  checkout,
  hoursBefore,
  keysOf,
} from './__testUtils__/aShopOfChanges';

const indexer = 'component:default/search-indexer';

eachDatabase('Deployments', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, deploy, report, causeOf, say } = aShopOfChanges(portal);
  const listed = async (query: string, caller = owner()) => {
    const { body } = await caller.get(`/deployments?${query}`).expect(200);
    return body.items.map(({ key }: { key: string }) => key);
  };
  /** Words that only this test uses. */
  let release = 0;
  const nextRelease = () => `release-${(release += 1)}-`;

  it('are told of with little, which is taken for a success in production', async () => {
    const { body, headers } = await owner()
      .post('/deployments', { entity: checkout, finished: hoursBefore(2) })
      .expect(201);
    expect(headers.etag).toBe('"1"');
    expect(body).toMatchObject({
      key: expect.stringMatching(/^DEP-\d+$/),
      version: 1,
      entity: { ref: checkout, known: true },
      environment: 'production',
      production: true,
      status: 'success',
      rolledBack: false,
      started: null,
      finished: '2026-11-20T10:00:00Z',
      release: null,
      failures: [],
      editable: true,
      createdBy: 'user:default/owner',
    });
  });

  it('are made once, however often they are sent with one key', async () => {
    const send = () =>
      owner()
        .post('/deployments', { entity: checkout, finished: hoursBefore(2) })
        .set('Idempotency-Key', 'once')
        .expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body.key).toBe(first.body.key);
  });

  it('cannot finish before they began', async () => {
    const { body } = await owner()
      .post('/deployments', {
        entity: checkout,
        started: hoursBefore(1),
        finished: hoursBefore(2),
      })
      .expect(400);
    expect(body.error.details.fields).toEqual([
      { field: 'body.finished', problem: 'is before it started' },
    ]);
  });

  it('finish no more than a day in the future, told of or corrected', async () => {
    const inHours = (hours: number) =>
      new Date(Date.now() + hours * 3_600_000).toISOString();
    const refused = async (given: object, field: string) => {
      const { body } = await owner()
        .post('/deployments', { entity: checkout, ...given })
        .expect(400);
      expect(body.error.details.fields).toEqual([
        { field, problem: 'is more than a day in the future' },
      ]);
    };
    await refused({ finished: inHours(25) }, 'body.finished');
    await refused(
      { started: inHours(25), finished: inHours(26) },
      'body.started',
    );
    const key = await deploy({ started: null, finished: inHours(23) });
    const { body } = await owner()
      .patch(`/deployments/${key}`, { finished: '2190-01-01T00:00:00Z' })
      .set('If-Match', '"1"')
      .expect(400);
    expect(body.error.details.fields).toMatchObject([
      { field: 'body.finished' },
    ]);
  });

  it('are corrected at the version that was read, which the history tells', async () => {
    const key = await deploy();
    const path = `/deployments/${key}`;
    await owner().patch(path, { rolledBack: true }).expect(428);
    const { body } = await owner()
      .patch(path, { rolledBack: true })
      .set('If-Match', '"1"')
      .expect(200);
    expect(body).toMatchObject({ version: 2, rolledBack: true });
    const stale = await owner()
      .patch(path, { rolledBack: false })
      .set('If-Match', '"1"')
      .expect(412);
    expect(stale.body.error.details.current).toMatchObject({ version: 2 });
    const history = await owner().get(`${path}/history`).expect(200);
    expect(history.body.items).toMatchObject([
      { action: 'changed', changes: { rolledBack: [false, true] } },
      { action: 'created' },
    ]);
  });

  it('are listed by when they finished, a page at a time, and found by what narrows them', async () => {
    const name = nextRelease();
    const old = await deploy({
      finished: hoursBefore(50),
      release: `${name}a`,
    });
    const failed = await deploy({
      finished: hoursBefore(40),
      release: `${name}b`,
      status: 'failed',
    });
    const staged = await deploy({
      entity: indexer,
      finished: hoursBefore(30),
      release: `${name}c`,
      environment: 'staging',
    });
    const q = `q=${name}`;
    expect(await listed(q)).toEqual([staged, failed, old]);
    expect(await listed(`${q}&sort=finished`)).toEqual([old, failed, staged]);
    const first = await owner().get(`/deployments?${q}&limit=2&count=true`);
    expect(first.body.page.total).toBe(3);
    expect(await listed(`${q}&cursor=${first.body.page.next}`)).toEqual([old]);
    expect(await listed(`${q}&status=failed`)).toEqual([failed]);
    expect(await listed(`${q}&environment=staging`)).toEqual([staged]);
    expect(await listed(`${q}&scope=group:default/checkout-team`)).toEqual([
      failed,
      old,
    ]);
    expect(await listed(`${q}&scope=${indexer}`)).toEqual([staged]);
    expect(
      await listed(`${q}&from=${hoursBefore(40)}&to=${hoursBefore(30)}`),
    ).toEqual([failed]);
    expect(await listed(`q=${old.toLowerCase()}`)).toEqual([old]);
    const { text } = await owner()
      .get(`/deployments.csv?${q}&status=failed`)
      .expect(200);
    expect(text).toContain(`${failed},${checkout},production,yes,failed,no`);
  });

  it('are as hidden as a policy says, beside incidents too', async () => {
    const name = nextRelease();
    const key = await deploy({ release: name });
    const incident = await report();
    await say(key, incident, 'confirmed');
    policy.set({
      'reliability.deployment.read': ofNobody({
        resourceType: RESOURCE_TYPE_DEPLOYMENT,
      }),
    });
    await owner().get(`/deployments/${key}`).expect(404);
    expect(await listed(`q=${name}`)).toEqual([]);
    const cause = await causeOf(incident);
    expect(cause).toMatchObject({
      answer: 'linked',
      deployments: [],
      proposals: [],
    });
    const { status } = await say(key, incident, 'withdrawn');
    expect(status).toBe(404);
  });

  it('are corrected by whom a policy lets, and blamed by whom it lets change the incident', async () => {
    const key = await deploy();
    const incident = await report();
    policy.set({
      'reliability.deployment.update': onCondition(
        RESOURCE_TYPE_DEPLOYMENT,
        'CONCERNS_ENTITY',
        [indexer],
      ),
    });
    const { body } = await owner().get(`/deployments/${key}`).expect(200);
    expect(body.editable).toBe(false);
    await owner()
      .patch(`/deployments/${key}`, { rolledBack: true })
      .set('If-Match', '"1"')
      .expect(403);
    expect((await say(key, incident, 'confirmed')).status).toBe(200);
    policy.set({
      'reliability.incident.update': ofNobody({
        resourceType: 'reliability-incident',
      }),
    });
    expect((await causeOf(incident)).editable).toBe(false);
    expect((await say(key, incident, 'withdrawn')).status).toBe(403);
    policy.set({});
    expect(keysOf((await causeOf(incident)).deployments)).toEqual([key]);
  });
});
