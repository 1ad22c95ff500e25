import {
  RESOURCE_TYPE_INCIDENT,
  toDay,
} from '@afterword/plugin-reliability-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const search = 'component:default/search-indexer';
const searchTeam = 'group:default/search-team';
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();

const somewhat: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['user:default/owner'] },
  },
};

/** Attack: what a conditional catalog policy hides must be in no figure. */
eachDatabase('Entities that the catalog hides', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  let hidden: readonly string[] = [];
  let meanwhile: (() => Promise<unknown>) | undefined;
  const owner = () => portal.as('user:default/owner');
  const read = async (path: string) =>
    (await owner().get(`/metrics${path}`).expect(200)).body;

  const promise = async (entity: string) => {
    const { body } = await owner()
      .post('/action-items', {
        title: 'Mend it',
        type: 'process',
        entity,
        due: toDay(Date.now() + 3 * DAY),
        acceptanceTest: 'A drill shows it',
      })
      .expect(201);
    await owner()
      .post(`/action-items/${body.key}/transitions`, { to: 'committed' })
      .set('If-Match', '"1"')
      .expect(200);
  };
  const report = (entity: string, severity: string) =>
    owner()
      .post('/incidents', {
        title: 'Outage',
        severity,
        entities: [{ ref: entity }],
        times: { impactStarted: daysAgo(2), mitigated: daysAgo(1) },
      })
      .expect(201);

  beforeEach(async () => {
    hidden = [];
    meanwhile = undefined;
    policy.set({});
    const all = catalogServiceMock({ entities: [...shop] });
    const catalog = catalogServiceMock({ entities: [...shop] });
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockImplementation(async (request, options) => {
        const answer = await all.getEntitiesByRefs(request, options);
        // Only what asks on behalf of the reader is restricted.
        if (JSON.stringify(request.fields) !== '["kind"]') return answer;
        await meanwhile?.();
        return {
          items: answer.items.map((item, index) =>
            hidden.includes(request.entityRefs[index]) ? undefined : item,
          ),
        };
      });
    portal = await aPortal(databases, databaseId, {
      catalog,
      features: [policy.factory],
    });
  });
  afterEach(async () => {
    await portal.stop();
    jest.restoreAllMocks();
  });
  const hide = (refs: readonly string[], more = {}) => {
    hidden = refs;
    policy.set({ 'catalog.entity.read': somewhat, ...more });
  };

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

  it('are not counted where they are first heard of while somebody asks', async () => {
    await report(checkout, 'sev2');
    hide([search]);
    let once = false;
    meanwhile = async () => {
      if (once) return;
      once = true;
      await report(search, 'sev1');
    };
    const all = await read('?scope=organisation');
    expect(all.figures.incidents.bySeverity).toMatchObject({ sev1: 0 });
    expect(JSON.stringify(all)).not.toContain(search);
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
