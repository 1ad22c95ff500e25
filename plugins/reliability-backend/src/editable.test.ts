import {
  actionItemUpdatePermission,
  incidentUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  actionItemConditions,
  createActionItemConditionalDecision,
  createIncidentConditionalDecision,
  incidentConditions,
} from '@afterword/plugin-reliability-node';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from './__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { anIncident } from './postmortems/__testUtils__/writers';

const DENIED = { result: AuthorizeResult.DENY } as const;

eachDatabase(
  'Whether its reader may change something',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

    const owner = () => portal().as('user:default/owner');

    const kindOf = (kind: 'incident' | 'drill') =>
      createIncidentConditionalDecision(
        incidentUpdatePermission,
        incidentConditions.hasKind({ values: [kind] }),
      );
    const inStatus = (status: string) =>
      createActionItemConditionalDecision(
        actionItemUpdatePermission,
        actionItemConditions.hasStatus({ values: [status] }),
      );

    it.each<[string, PolicyDecision | undefined, boolean]>([
      ['allows it', undefined, true],
      ['denies it', DENIED, false],
      ['allows it on a condition that holds', kindOf('incident'), true],
      ['allows it on a condition that does not', kindOf('drill'), false],
    ])(
      'is said of an incident when the policy %s',
      async (_name, decision, editable) => {
        policy.set(
          decision ? { [incidentUpdatePermission.name]: decision } : {},
        );
        const created = await anIncident(owner());
        expect(created).toMatchObject({ editable });
        policy.roundTrips();
        const { body } = await owner().get(`/incidents/${created.key}`);
        expect(body).toMatchObject({ editable });
        expect(policy.roundTrips()).toBe(1);
        await owner()
          .patch(`/incidents/${created.key}`, { title: 'New' })
          .set('If-Match', '"1"')
          .expect(editable ? 200 : 403);
      },
    );

    it('is said of an incident after the change that takes it out of their hands', async () => {
      const { key } = await anIncident(owner());
      policy.set({ [incidentUpdatePermission.name]: kindOf('incident') });
      const { body } = await owner()
        .patch(`/incidents/${key}`, { kind: 'drill' })
        .set('If-Match', '"1"')
        .expect(200);
      expect(body).toMatchObject({ kind: 'drill', editable: false });
    });

    it.each<[string, PolicyDecision | undefined, boolean]>([
      ['allows it', undefined, true],
      ['denies it', DENIED, false],
      ['allows it on a condition that holds', inStatus('candidate'), true],
      ['allows it on a condition that does not', inStatus('done'), false],
    ])(
      'is said of an action item when the policy %s, and in a list that asks for it',
      async (name, decision, editable) => {
        const { body: incident } = await owner()
          .post('/incidents', { title: name })
          .expect(201);
        policy.set(
          decision ? { [actionItemUpdatePermission.name]: decision } : {},
        );
        const { body: created } = await owner()
          .post('/action-items', { title: name, incident: incident.key })
          .expect(201);
        expect(created).toMatchObject({ editable });
        const { body } = await owner().get(`/action-items/${created.key}`);
        expect(body).toMatchObject({ editable });
        policy.roundTrips();
        const { body: list } = await owner()
          .get(`/action-items?incident=${incident.key}&editable=true`)
          .expect(200);
        expect(list.items).toMatchObject([{ key: created.key, editable }]);
        expect(policy.roundTrips()).toBe(1);
        await owner()
          .patch(`/action-items/${created.key}`, { title: 'New' })
          .set('If-Match', '"1"')
          .expect(editable ? 200 : 403);
      },
    );

    it('is not asked for lists, which show no way to change anything', async () => {
      await anIncident(owner());
      await owner().post('/action-items', { title: 'Idea' }).expect(201);
      for (const path of ['/incidents', '/action-items']) {
        const { body } = await owner().get(path).expect(200);
        expect(body.items[0]).not.toHaveProperty('editable');
      }
    });
  },
);
