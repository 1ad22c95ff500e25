import {
  monthOf,
  RESOURCE_TYPE_INCIDENT,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  ABOVE,
  checkout,
  OTHER,
  OWN,
  subscribing,
} from './__testUtils__/subscribing';

const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase('A report sent every month', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, subscriptions, subscribe, subscribed, listed } =
    subscribing(portal);

  beforeEach(async () => {
    // Nobody administers unless a test says so.
    policy.set({ 'reliability.report.administer': denied });
    await subscriptions().delete();
  });

  /** Lets the catalog decide who sees what, and hide one entity. */
  const hide = (ref: string) => {
    seen.hide([ref]);
    policy.set({ 'catalog.entity.read': someEntities });
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
    await portal()
      .as('user:default/colleague')
      .delete(`/report-subscriptions/${id}`)
      .expect(204);
    await owner().delete(`/report-subscriptions/${id}`).expect(404);
    expect((await listed()).items).toEqual([]);
  });

  it('leaves a history of who had it sent and who stopped it', async () => {
    const { id } = await subscribed();
    await subscribed();
    await portal()
      .as('user:default/colleague')
      .delete(`/report-subscriptions/${id}`)
      .expect(204);
    const read = async (query = '') =>
      (
        await owner()
          .get(`/report-subscriptions/${id}/history${query}`)
          .expect(200)
      ).body;
    expect((await read()).items).toEqual([
      {
        at: expect.any(String),
        version: 2,
        by: 'user:default/colleague',
        action: 'stopped',
        changes: { scope: [checkout, null], group: [OWN, null] },
      },
      {
        at: expect.any(String),
        version: 1,
        by: 'user:default/owner',
        action: 'created',
        changes: {},
      },
    ]);
    const { items, page } = await read('?limit=1');
    expect(items).toMatchObject([{ action: 'stopped' }]);
    const rest = await read(`?limit=1&cursor=${page.next}`);
    expect(rest.items).toMatchObject([{ action: 'created' }]);
    await owner().get('/report-subscriptions/99999/history').expect(404);
  });

  it.each([OTHER, checkout])(
    'has no history for whoever may not see %s in the catalog, sent or stopped',
    async hidden => {
      policy.set({});
      const { id } = await subscribed(OTHER);
      const read = () => owner().get(`/report-subscriptions/${id}/history`);
      await read().expect(200);
      hide(hidden);
      await read().expect(404);
      policy.set({});
      await owner().delete(`/report-subscriptions/${id}`).expect(204);
      await read().expect(200);
      hide(hidden);
      await read().expect(404);
    },
  );

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
    await portal().database.batchInsert('report_subscription', others, 100);
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
    await owner().get(`/report-subscriptions/${id}/history`).expect(403);
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
});
