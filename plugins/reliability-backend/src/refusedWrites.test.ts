import {
  actionItemUpdatePermission,
  incidentUpdatePermission,
  postmortemUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@afterword/plugin-reliability-node';
import { ofNobody } from './__testUtils__/aPolicy';
import { Caller } from './__testUtils__/aPortal';
import { aPortalUnderPolicy } from './__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from './__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  patch,
  review,
  step,
} from './postmortems/__testUtils__/writers';

/** What somebody may read, and not change. */
const mayOnlyRead = Object.fromEntries(
  [
    incidentUpdatePermission,
    actionItemUpdatePermission,
    postmortemUpdatePermission,
  ].map(permission => [permission.name, ofNobody(permission)]),
);

eachDatabase('A write that is refused', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

  const owner = () => portal().as('user:default/owner');

  it.each<[string, (caller: Caller) => Promise<string>]>([
    [
      'an incident',
      async caller => `/incidents/${(await anIncident(caller)).key}`,
    ],
    [
      'a postmortem',
      async caller => `/postmortems/${(await aDraft(caller)).key}`,
    ],
    [
      'an action item',
      async caller => {
        const { body } = await caller.post('/action-items', { title: 'Idea' });
        return `/action-items/${body.key}`;
      },
    ],
  ])(
    'says so to whoever may read %s, and that there is none to whoever may not',
    async (_what, create) => {
      const path = await create(owner());
      const change = (caller: Caller, to: string) =>
        caller.patch(to, { title: 'New' }).set('If-Match', '"1"');
      policy.set(mayOnlyRead);
      await owner().get(path).expect(200);
      const refused = await change(owner(), path).expect(403);
      expect(refused.body.error).toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringMatching(
          /^You need the permission .* for \w+-1$/,
        ),
      });
      await change(owner(), path.replace(/\d+$/, '999')).expect(404);
      policy.set({});
      await change(owner(), path).expect(200);
    },
  );

  it('leaves out a review: whoever was asked and may read gives it, and need not be allowed to edit', async () => {
    const draft = await aDraft(owner());
    const asked = await patch(owner(), draft, {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    const ready = await step(owner(), asked.body, 'inReview').expect(200);
    policy.set(mayOnlyRead);
    const outsider = portal().as('user:default/outsider');
    await patch(outsider, ready.body, { title: 'Changed' }).expect(403);
    const { body } = await review(outsider, ready.body).expect(200);
    expect(body.reviews).toMatchObject([{ by: 'user:default/outsider' }]);
  });

  it('merges nothing into an incident that the caller may only read', async () => {
    const mine = await anIncident(owner());
    const other = await anIncident(owner(), { severity: 'sev1' });
    policy.set({
      [incidentUpdatePermission.name]: createIncidentConditionalDecision(
        incidentUpdatePermission,
        incidentConditions.hasSeverity({ values: ['sev3'] }),
      ),
    });
    const refused = await owner()
      .post(`/incidents/${mine.key}/merge`, { into: other.key })
      .set('If-Match', '"1"')
      .expect(403);
    expect(refused.body.error.message).toContain(other.key);
  });

  it('leaves nothing of an incident that its creator could not read', async () => {
    const written = () =>
      Promise.all(
        ['incident', 'confidential', 'idempotency_key'].map(table =>
          portal().database(table).select(),
        ),
      );
    const before = await written();
    const report = () =>
      portal()
        .asService()
        .post('/incidents', { title: 'Secret', visibility: 'restricted' })
        .set('Idempotency-Key', 'again');
    const refused = await report().expect(403);
    expect(refused.body.error.message).toContain('Nothing was written');
    await report().expect(403);
    expect(await written()).toEqual(before);
  });
});
