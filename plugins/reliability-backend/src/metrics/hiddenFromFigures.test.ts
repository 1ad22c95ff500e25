import { RESOURCE_TYPE_INCIDENT } from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPromise } from '../__testUtils__/aPromise';
import { aShopForEachTest } from '../__testUtils__/aShopForEachTest';
import { shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const search = 'component:default/search-indexer';
const basket = 'component:default/basket';
const searchTeam = 'group:default/search-team';
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();

const withoutSearch = shop.filter(
  entity => stringifyEntityRef(entity) !== search,
);

/** Attack: what a conditional catalog policy hides must be in no figure. */
eachDatabase('Entities that the catalog hides', (databases, databaseId) => {
  const { owner, seen, hide, become } = aShopForEachTest(databases, databaseId);
  const read = async (path: string) =>
    (await owner().get(`/metrics${path}`).expect(200)).body;

  const promise = (entity: string) => aPromise(owner(), entity);
  const report = (entity: string, severity: string) =>
    owner()
      .post('/incidents', {
        title: 'Outage',
        severity,
        entities: [{ ref: entity }],
        times: { impactStarted: daysAgo(2), mitigated: daysAgo(1) },
      })
      .expect(201);

  it('count no promise and no deployment for the organisation where nobody reported an incident of them', async () => {
    await report(checkout, 'sev2');
    await promise(search);
    await owner()
      .post('/deployments', { entity: search, finished: daysAgo(10) })
      .expect(201);
    hide([search]);
    const team = await read(`?scope=${searchTeam}`);
    expect(team.commitments.open).toBe(0);
    expect(team.figures.changeFailureRate.state).toBe('notObserved');
    const all = await read('?scope=organisation');
    expect({
      open: all.commitments.open,
      deployments: all.figures.changeFailureRate.state,
    }).toEqual({ open: 0, deployments: 'notObserved' });
  });

  it('are in no figure of a visible part of the organisation', async () => {
    await promise(search);
    hide([search]);
    const { items } = await read('/waiting?scope=organisation&kind=group');
    expect(
      items.find(({ scope }: { scope: string }) => scope === searchTeam),
    ).toMatchObject({ open: 0 });
  });

  it('count no promise for whoever a policy leaves other incidents', async () => {
    await report(checkout, 'sev3');
    await promise(checkout);
    hide([checkout], {
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev1'],
      ),
    });
    const all = await read('?scope=organisation');
    expect(all.commitments.open).toBe(0);
  });

  it.each([search, 'component:default/never-registered'])(
    'are not counted where they are first heard of while somebody asks: %s',
    async ref => {
      await report(checkout, 'sev2');
      hide([search]);
      let once = false;
      seen().meanwhile(async () => {
        if (once) return;
        once = true;
        await report(ref, 'sev1');
      });
      const all = await read('?scope=organisation');
      expect(all.figures.incidents.bySeverity).toMatchObject({ sev1: 0 });
      expect(JSON.stringify(all)).not.toContain(ref);
    },
  );

  it('are not counted, and not named, once the catalog does not have them any more', async () => {
    await report(checkout, 'sev2');
    await report(search, 'sev1');
    await promise(search);
    await owner()
      .post('/deployments', { entity: search, finished: daysAgo(10) })
      .expect(201);
    await become(withoutSearch);
    const whole = await read('?scope=organisation');
    expect(whole.entities).toEqual({ counted: 1, unreadable: 0, missing: 1 });
    expect(whole.figures.incidents.count).toBe(2);

    hide([]);
    const some = await read('?scope=organisation');
    expect(some).toMatchObject({
      entities: { counted: 1, unreadable: 1, missing: 0 },
      commitments: { open: 0 },
      figures: {
        incidents: { count: 1 },
        changeFailureRate: { state: 'notObserved' },
      },
    });
    const alone = await read(`?scope=${search}`);
    expect(alone.observedSince).toBeNull();
    for (const path of [
      '?scope=organisation',
      '/calendar?step=month',
      '/waiting',
      '/quality',
      '/report',
      '/scopes?kind=component',
    ]) {
      expect(JSON.stringify(await read(path))).not.toContain(search);
    }
  });

  it('are no part of a scope where they are registered while somebody asks', async () => {
    await become(withoutSearch);
    hide([search]);
    seen().meanwhile(() => become(shop));
    for (const list of ['/scopes?', '/waiting?']) {
      const { items } = await read(`${list}kind=component`);
      expect(items.map(({ scope }: { scope: string }) => scope)).toEqual([
        basket,
        checkout,
      ]);
      await become(withoutSearch);
    }
  });

  it('leave what names no entity to whoever sees some', async () => {
    await owner()
      .post('/incidents', {
        title: 'Outage of nobody knows what',
        severity: 'sev3',
        times: { impactStarted: daysAgo(2), mitigated: daysAgo(1) },
      })
      .expect(201);
    hide(shop.map(stringifyEntityRef));
    const all = await read('?scope=organisation');
    expect(all.figures.incidents.bySeverity).toMatchObject({ sev3: 1 });
  });

  it('are named by no cursor', async () => {
    const refs = shop.map(stringifyEntityRef);
    hide(refs);
    for (const list of ['/scopes?', '/waiting?']) {
      const { items, page } = await read(`${list}kind=component&limit=1`);
      expect(items).toEqual([]);
      const body = String(page.next ?? '.').split('.')[1];
      const told = Buffer.from(body, 'base64url').toString();
      expect(told).not.toContain('component:default/');
    }
  });
});
