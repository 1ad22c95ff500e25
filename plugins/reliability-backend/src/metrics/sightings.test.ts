import { RESOURCE_TYPE_INCIDENT } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';
const indexer = 'component:default/search-indexer';
const unknown = 'component:default/secret';

const early = '2025-03-04T05:06:07Z';
const late = '2025-06-07T08:09:10Z';

eachDatabase('Since when an entity is watched', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  beforeEach(async () => {
    policy.set({});
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
  });
  afterEach(async () => {
    await portal.stop();
  });

  const figures = async (who: string, query: string) => {
    const caller = portal.as(`user:default/${who}`);
    return (await caller.get(`/metrics?${query}`).expect(200)).body;
  };
  const since = async (who: string, scope: string) =>
    (
      await figures(
        who,
        `scope=${scope}&from=2025-01-01T00:00:00Z&until=2025-12-31T00:00:00Z`,
      )
    ).observedSince;
  const report = async (over: object) => {
    const { body } = await portal
      .as('user:default/owner')
      .post('/incidents', { title: 'Checkout failed', ...over })
      .expect(201);
    return body.key as string;
  };
  const see = async (key: string, visibility: string) => {
    const owner = portal.as('user:default/owner');
    const { body } = await owner.get(`/incidents/${key}`).expect(200);
    await owner
      .patch(`/incidents/${key}`, { visibility })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  };

  it('is told by a restricted incident to its readers only', async () => {
    await report({
      visibility: 'restricted',
      entities: [{ ref: checkout }],
      times: { impactStarted: early },
    });
    expect(await since('owner', checkout)).toBe(early);
    expect(await since('outsider', checkout)).toBeNull();
  });

  it('is told to those readers whatever the window, and by what names no entity', async () => {
    const sinceIn = async (who: string, scope: string, day: string) => {
      const range = `from=2026-10-01T00:00:00Z&until=2026-10-0${day}T00:00:00Z`;
      return figures(who, `scope=${scope}&${range}`);
    };
    await report({
      visibility: 'restricted',
      entities: [{ ref: checkout }],
      times: { impactStarted: late, mitigated: '2025-06-07T09:00:00Z' },
    });
    const owners = await sinceIn('owner', checkout, '2');
    expect(owners.observedSince).toBe(late);
    expect(owners.figures.incidents.state).toBe('none');
    expect(owners.figures.availability).toMatchObject({
      state: 'none',
      members: { observed: 1, total: 1 },
    });
    const outsiders = await sinceIn('outsider', checkout, '2');
    expect(outsiders.figures.incidents.state).toBe('notObserved');
    await report({ entities: [], times: { impactStarted: early } });
    expect((await sinceIn('outsider', 'organisation', '3')).observedSince).toBe(
      early,
    );
  });

  it('is told by what is left for everybody while an incident is restricted', async () => {
    const entities = [{ ref: checkout }, { ref: basket }];
    const first = await report({ entities, times: { impactStarted: early } });
    await report({
      entities: [{ ref: checkout }],
      times: { impactStarted: late },
    });
    const told = async () => ({
      checkout: await since('outsider', checkout),
      basket: await since('outsider', basket),
    });
    expect(await told()).toEqual({ checkout: early, basket: early });
    for (let turn = 0; turn < 2; turn++) {
      await see(first, 'restricted');
      expect(await told()).toEqual({ checkout: late, basket: null });
      await see(first, 'everyone');
      expect(await told()).toEqual({ checkout: early, basket: early });
    }
  });

  describe('as if it had never been said otherwise', () => {
    const change = async (key: string, over: object) => {
      const owner = portal.as('user:default/owner');
      const { body } = await owner.get(`/incidents/${key}`).expect(200);
      await owner
        .patch(`/incidents/${key}`, over)
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    };
    const mistyped = async () =>
      report({
        entities: [{ ref: checkout }],
        times: { impactStarted: early },
      });
    const beganLate = async (key: string) => {
      const owner = portal.as('user:default/owner');
      const { body } = await owner.get(`/incidents/${key}`).expect(200);
      await owner
        .put(`/incidents/${key}/times/impactStarted`, { at: late })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    };

    it('is told by a corrected time', async () => {
      await beganLate(await mistyped());
      expect(await since('outsider', checkout)).toBe(late);
    });

    it('is told by the entities that an incident still has', async () => {
      const key = await report({
        entities: [{ ref: checkout }, { ref: unknown }],
        times: { impactStarted: early },
      });
      await change(key, { entities: [{ ref: checkout }] });
      await change(key, { visibility: 'restricted' });
      const { observedSince, entities } = await figures(
        'outsider',
        `scope=${unknown}`,
      );
      expect(observedSince).toBeNull();
      expect(entities.missing).toBe(0);
      expect(await since('outsider', checkout)).toBeNull();
    });

    it('is told by what is no longer merged', async () => {
      const into = await report({
        entities: [{ ref: basket }],
        times: { impactStarted: late },
      });
      const merged = await mistyped();
      const owner = portal.as('user:default/owner');
      const { body } = await owner.get(`/incidents/${merged}`).expect(200);
      await owner
        .post(`/incidents/${merged}/merge`, { into })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
      expect(await since('outsider', basket)).toBe(early);
      const now = await owner.get(`/incidents/${merged}`).expect(200);
      await owner
        .post(`/incidents/${merged}/unmerge`, {})
        .set('If-Match', `"${now.body.version}"`)
        .expect(200);
      expect(await since('outsider', basket)).toBe(late);
      expect(await since('outsider', checkout)).toBe(early);
    });

    it('is told by what another incident goes on saying', async () => {
      const [first, second] = [await mistyped(), await mistyped()];
      await beganLate(first);
      expect(await since('outsider', checkout)).toBe(early);
      await change(second, { entities: [{ ref: basket }] });
      expect(await since('outsider', checkout)).toBe(late);
    });

    it('is told by what is left when several are mended at once', async () => {
      const keys = [await mistyped(), await mistyped(), await mistyped()];
      await Promise.all(keys.map(beganLate));
      expect(await since('outsider', checkout)).toBe(late);
    });
  });

  it('counts for the organisation no entity that only a restricted incident names', async () => {
    await report({ entities: [{ ref: indexer }] });
    const { entities } = await figures('outsider', 'scope=organisation');
    await report({
      visibility: 'restricted',
      entities: [{ ref: checkout }, { ref: unknown }],
    });
    const after = await figures('outsider', 'scope=organisation');
    expect(after.entities).toEqual(entities);
  });

  it('is told under a policy by the incidents that it leaves', async () => {
    const entities = [{ ref: checkout }];
    await report({ entities, times: { impactStarted: early } });
    const onlySmall = {
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev4'],
      ),
    };
    policy.set(onlySmall);
    expect(await since('outsider', checkout)).toBeNull();
    policy.set({});
    const small = { severity: 'sev4', times: { impactStarted: late } };
    await report({ ...small, entities });
    await report({
      ...small,
      entities: [{ ref: basket }],
      times: { impactStarted: early },
    });
    policy.set(onlySmall);
    expect(await since('outsider', checkout)).toBe(late);
    expect(await since('outsider', 'system:default/buying')).toBe(early);
  });

  it('tells under a policy of no entity that only a hidden incident names', async () => {
    const entitiesOf = async () =>
      (await figures('outsider', `scope=${unknown}`)).entities;
    const nobody = await entitiesOf();
    await report({ severity: 'sev1', entities: [{ ref: unknown }] });
    expect(await entitiesOf()).not.toEqual(nobody);
    policy.set({
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev4'],
      ),
    });
    expect(await entitiesOf()).toEqual(nobody);
  });

  it('is not told of an entity that the catalog hides', async () => {
    await report({
      entities: [{ ref: checkout }],
      times: { impactStarted: early },
    });
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    expect(await since('outsider', checkout)).toBeNull();
  });
});
