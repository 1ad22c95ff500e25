import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aPolicy, onCondition } from './__testUtils__/aPolicy';
import { aPortal, Portal } from './__testUtils__/aPortal';
import { shop } from './__testUtils__/catalogEntities';
import { eachDatabase } from './__testUtils__/eachDatabase';

const NEW = 'component:default/new-thing';
const NEWCOMER = 'user:default/newcomer';

eachDatabase('While the catalog is away', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  beforeAll(async () => {
    const catalog = catalogServiceMock({ entities: [...shop] });
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockRejectedValue(new Error('The catalog is away'));
    portal = await aPortal(databases, databaseId, {
      catalog,
      features: [policy.factory],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');

  it('an incident is reported and changed', async () => {
    const { body } = await owner()
      .post('/incidents', { title: 'All is down', entities: [{ ref: NEW }] })
      .expect(201);
    expect(body.entities).toMatchObject([{ ref: NEW }]);
    await owner()
      .patch(`/incidents/${body.key}`, { entities: [{ ref: `${NEW}er` }] })
      .set('If-Match', '"1"')
      .expect(200);
    await owner()
      .post('/near-misses', {
        whatNearlyHappened: 'All was nearly down',
        whenNoticed: '2026-01-01T00:00:00Z',
        whatStoppedIt: 'Luck',
        entity: NEW,
      })
      .expect(201);
  });

  it('a postmortem is opened and changed', async () => {
    const { body } = await owner()
      .post('/postmortems', { title: 'Why', participants: [NEWCOMER] })
      .expect(201);
    await owner()
      .patch(`/postmortems/${body.key}`, { facilitator: NEWCOMER })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
    await portal.as(NEWCOMER).get(`/postmortems/${body.key}`).expect(200);
  });

  it('an action item is noted and changed', async () => {
    const { body } = await owner()
      .post('/action-items', { title: 'Mend it', entity: NEW })
      .expect(201);
    await owner()
      .patch(`/action-items/${body.key}`, { entity: `${NEW}er` })
      .set('If-Match', '"1"')
      .expect(200);
  });

  it('an incident is restricted by nobody who is not known to read it then', async () => {
    const { body } = await portal
      .asService()
      .post('/incidents', { title: 'A leak', entities: [{ ref: NEW }] })
      .expect(201);
    await owner()
      .patch(`/incidents/${body.key}`, { visibility: 'restricted' })
      .set('If-Match', '"1"')
      .expect(403);
  });

  it('nobody is told figures of what they perhaps may not see', async () => {
    await owner()
      .post('/incidents', { title: 'Known', entities: [{ ref: NEW }] })
      .expect(201);
    policy.set({
      'catalog.entity.read': onCondition('catalog-entity', 'IS_ENTITY_KIND', [
        'component',
      ]),
    });
    const checkout = 'component:default/checkout-api';
    const { headers, body } = await owner()
      .get(`/metrics?scope=${checkout}`)
      .expect(503);
    expect(headers['retry-after']).toBe('5');
    expect(body.error.message).toContain('catalog does not answer');
    policy.set({});
  });

  it('no dead letter comes up again that perhaps may not be shown', async () => {
    const letter = { event_id: 'dead', state: 'dead' };
    await portal.database('outbox').insert({
      ...letter,
      topic: 'actionItem.assigned',
      payload: JSON.stringify({ key: 'AI-1', entities: [NEW] }),
      attempts: 10,
      available_at: Date.now(),
      created_at: Date.now(),
      done_by: '[]',
    });
    const replay = () => owner().post('/dead-letters/dead/replay');
    policy.set({
      'catalog.entity.read': onCondition('catalog-entity', 'IS_ENTITY_KIND', [
        'component',
      ]),
    });
    await replay().expect(503);
    expect(await portal.database('outbox').where(letter)).toHaveLength(1);
    policy.set({});
    expect((await replay().expect(202)).body.id).toBe('dead');
  });
});
