import {
  monthBefore,
  monthOf,
  ReportSubscription,
  RESOURCE_TYPE_INCIDENT,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const denied = { result: AuthorizeResult.DENY } as const;
const checkout = 'component:default/checkout-api';
const OWN = 'group:default/checkout-team';
const ABOVE = 'group:default/engineering';
const OTHER = 'group:default/search-team';
const CANARY = 'Zanzibar';
const month = monthBefore(Date.now());

eachDatabase('A report sent every month', (databases, databaseId) => {
  const policy = aPolicy();
  const tray = aTray();
  const catalog = catalogServiceMock({ entities: [...shop] });
  const { getEntitiesByRefs } = catalog;
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const subscriptions = () => portal.database('report_subscription');

  const subscribe = (
    group = OWN,
    { caller = owner(), scope = checkout, key = '' } = {},
  ) => {
    const asked = caller.post('/report-subscriptions', { scope, group });
    return key === '' ? asked : asked.set('Idempotency-Key', key);
  };
  const subscribed = async (
    ...given: Parameters<typeof subscribe>
  ): Promise<ReportSubscription> =>
    (await subscribe(...given).expect(201)).body;
  const listed = async (caller: Caller = owner(), scope = checkout) =>
    (await caller.get(`/report-subscriptions?scope=${scope}`).expect(200)).body;
  /** As if nothing was sent since some months. */
  const letBeDue = () => subscriptions().update({ sent_for: '2026-01' });
  const send = () => portal.triggerTask('reliability:send-reports');

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      catalog,
      features: [policy.factory, tray.factory],
    });
    await portal.refreshCatalog();
    const during = (days: number) =>
      new Date(month.from + days * 86_400_000).toISOString();
    const report = (fields: object) =>
      owner()
        .post('/incidents', {
          title: CANARY,
          failureMode: CANARY,
          entities: [{ ref: checkout }],
          ...fields,
        })
        .expect(201);
    await report({ times: { impactStarted: during(1) } });
    await report({ times: { impactStarted: during(2) } });
    await report({
      visibility: 'restricted',
      times: { impactStarted: during(3) },
    });
  });
  beforeEach(async () => {
    // Nobody administers unless a test says so.
    policy.set({ 'reliability.report.administer': denied });
    await subscriptions().delete();
    await tray.take(portal);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await portal.stop();
  });

  /** Lets the catalog decide who sees what, and hide one entity. */
  const hide = (
    hidden: string,
    over: Parameters<typeof policy.set>[0] = {},
  ) => {
    policy.set({
      ...over,
      'catalog.entity.read': onCondition('catalog-entity', 'IS_ENTITY_KIND', [
        'component',
      ]),
    });
    jest
      .spyOn(catalog, 'getEntitiesByRefs')
      .mockImplementation(async (asked, options) => {
        const { items } = await getEntitiesByRefs.call(catalog, asked, options);
        return {
          items: items.map((item, index) =>
            asked.entityRefs[index] === hidden ? undefined : item,
          ),
        };
      });
  };

  it('is for groups that one belongs to, also by way of others', async () => {
    const made = await subscribed();
    expect(made).toEqual({
      id: expect.any(Number),
      scope: checkout,
      group: OWN,
      createdBy: 'user:default/owner',
      createdAt: expect.any(String),
      nextAt: toInstant(monthOf(toInstant(Date.now()).slice(0, 7)).until),
      stoppable: true,
    });
    await subscribed(ABOVE);
    await subscribe(OTHER).expect(403);
    expect(await listed()).toMatchObject({
      items: [{ group: OWN }, { group: ABOVE }],
      groups: [OWN, ABOVE],
      anyGroup: false,
    });
    expect((await listed(owner(), 'organisation')).items).toEqual([]);
  });

  it('is for any group where somebody administers reports', async () => {
    policy.set({});
    await subscribed(OTHER);
    expect((await listed()).anyGroup).toBe(true);
  });

  it('is one for each scope and group, however often it is asked for', async () => {
    const first = await subscribed();
    expect((await subscribed()).id).toBe(first.id);
    await subscribed(OWN, { scope: 'organisation' });
    expect(await subscriptions()).toHaveLength(2);
  });

  it('answers a repeated request once, and not at all when it was stopped since', async () => {
    const first = await subscribed(OWN, { key: 'once' });
    expect((await subscribed(OWN, { key: 'once' })).id).toBe(first.id);
    await owner().delete(`/report-subscriptions/${first.id}`).expect(204);
    await subscribe(OWN, { key: 'once' }).expect(404);
    expect(await subscriptions()).toEqual([]);
  });

  it('is stopped by whoever could have it sent, and by nobody else', async () => {
    const { id } = await subscribed();
    expect((await listed(outsider())).items).toMatchObject([
      { stoppable: false },
    ]);
    await outsider().delete(`/report-subscriptions/${id}`).expect(403);
    await portal
      .as('user:default/colleague')
      .delete(`/report-subscriptions/${id}`)
      .expect(204);
    await owner().delete(`/report-subscriptions/${id}`).expect(404);
    expect((await listed()).items).toEqual([]);
  });

  it('leaves a history of who had it sent and who stopped it', async () => {
    const { id } = await subscribed();
    await subscribed();
    await portal
      .as('user:default/colleague')
      .delete(`/report-subscriptions/${id}`)
      .expect(204);
    const history = await portal
      .database('history')
      .where({ resource_kind: 'reportSubscription', resource_id: id })
      .orderBy('id');
    expect(
      history.map(({ actor, action, changes }) => ({
        ...{ actor, action },
        changes: JSON.parse(changes),
      })),
    ).toEqual([
      {
        actor: 'user:default/owner',
        action: 'created',
        changes: {},
      },
      {
        actor: 'user:default/colleague',
        action: 'stopped',
        changes: { scope: [checkout, null], group: [OWN, null] },
      },
    ]);
  });

  it.each([OTHER, checkout])(
    'is not there for whoever may not see %s in the catalog',
    async hidden => {
      policy.set({});
      const { id } = await subscribed(OTHER);
      const kept = await subscribed(OWN, { scope: 'organisation' });
      hide(hidden);
      expect((await listed()).items).toEqual([]);
      expect((await listed(owner(), 'organisation')).items).toEqual([kept]);
      const { body } = await owner()
        .delete(`/report-subscriptions/${id}`)
        .expect(404);
      expect(body.error.message).not.toContain(hidden);
      await subscribe(OTHER).expect(403);
      policy.set({});
      expect((await listed()).items).toMatchObject([{ id }]);
    },
  );

  it('names no group to whoever may not stop it', async () => {
    policy.set({});
    const { id } = await subscribed(OTHER);
    policy.set({ 'reliability.report.administer': denied });
    const { body } = await owner()
      .delete(`/report-subscriptions/${id}`)
      .expect(403);
    expect(body.error.message).not.toContain(OTHER);
  });

  it('is sent to no more groups than are listed', async () => {
    const { id } = await subscribed();
    const [{ id: _, ...row }] = await subscriptions();
    const others = Array.from({ length: 199 }, (__, index) => ({
      ...row,
      group_ref: `group:default/other-${index}`,
    }));
    await portal.database.batchInsert('report_subscription', others, 100);
    const { body } = await subscribe(ABOVE).expect(409);
    expect(body.error.message).toContain('at most 200 groups');
    expect((await subscribed()).id).toBe(id);
    await subscribed(ABOVE, { scope: 'organisation' });
    await owner().delete(`/report-subscriptions/${id}`).expect(204);
    const both = await Promise.all([subscribe(OWN), subscribe(ABOVE)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await listed()).items).toHaveLength(200);
    expect(await subscriptions()).toHaveLength(201);
  });

  it('is nobody’s affair who has not the permission', async () => {
    const { id } = await subscribed();
    policy.set({ 'reliability.report.send': denied });
    await owner().get('/report-subscriptions').expect(403);
    await subscribe().expect(403);
    await owner().delete(`/report-subscriptions/${id}`).expect(403);
  });

  it('is not asked for by whoever sees a part of it only', async () => {
    const administer = { 'reliability.report.administer': denied };
    policy.set({
      ...administer,
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_SEVERITY',
        ['sev1'],
      ),
    });
    await subscribe().expect(403);
    policy.set({ ...administer, 'catalog.entity.read': denied });
    await subscribe().expect(403);
  });

  it('is for what the catalog knows', async () => {
    const { body } = await subscribe(OWN, {
      scope: 'component:default/nothing',
    }).expect(400);
    expect(body.error.details.fields).toEqual([
      { field: 'body.scope', problem: 'is not known to the catalog' },
    ]);
    await subscribe('user:default/owner').expect(400);
    policy.set({});
    await subscribe('group:default/nobody').expect(400);
  });

  it('tells the group of the month that is over, in sentences about what everybody may see', async () => {
    const { id } = await subscribed();
    await letBeDue();
    await send();
    const sent = await tray.take(portal);
    expect(sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: [OWN] },
        payload: expect.objectContaining({
          title: expect.stringMatching(
            /^Reliability of checkout-api in [A-Z][a-z]+ 20\d\d$/,
          ),
          description: expect.stringMatching(/^2 incidents .* \(0–7\)\.$/),
          link: `/reliability/report?${new URLSearchParams({
            scope: checkout,
            from: toInstant(month.from),
            until: toInstant(month.until),
          })}`,
          scope: `reliability:report:${id}:${month.label}`,
        }),
      },
    ]);
    expect(JSON.stringify(sent)).not.toContain(CANARY);
    expect(JSON.stringify(await portal.database('outbox'))).not.toContain(
      CANARY,
    );
  });

  it('comes with the next month only, and of months that were missed the last', async () => {
    await subscribed();
    await send();
    expect(await tray.take(portal)).toEqual([]);
    await letBeDue();
    await send();
    await send();
    expect(await tray.take(portal)).toHaveLength(1);
  });

  it('comes once, however many replicas send at the same time', async () => {
    await subscribed();
    await subscribed(ABOVE);
    await letBeDue();
    await Promise.all([send(), send(), send()]);
    expect(await tray.take(portal)).toHaveLength(2);
  });

  it('comes later where it could not be told at once', async () => {
    await subscribed();
    await letBeDue();
    tray.failOnce();
    await send();
    expect(await tray.take(portal)).toHaveLength(1);
    await portal.database('outbox').update({ available_at: 0 });
    expect(await tray.take(portal)).toHaveLength(1);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('is not told any more once it is stopped', async () => {
    const { id } = await subscribed();
    await letBeDue();
    tray.failOnce();
    await send();
    await tray.take(portal);
    await owner().delete(`/report-subscriptions/${id}`).expect(204);
    await portal.database('outbox').update({ available_at: 0 });
    expect(await tray.take(portal)).toEqual([]);
  });
});
