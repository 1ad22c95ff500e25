import {
  actionItemUpdatePermission,
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@afterword/plugin-reliability-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

const OUTSIDER = 'user:default/outsider';

eachDatabase(
  'A record about what is there already',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

    const send = recordSender(portal);
    const types = {
      incident: {
        path: 'incidents',
        denied: incidentUpdatePermission,
        over: {},
      },
      postmortem: {
        path: 'postmortems',
        denied: postmortemUpdatePermission,
        over: { status: 'published' },
      },
      actionItem: {
        path: 'action-items',
        denied: actionItemUpdatePermission,
        over: {},
      },
    } as const;
    const aRecord = (
      type: keyof typeof types,
      externalId: string,
      title = 'Before',
    ) => ({
      type,
      source: 'wiki',
      externalId,
      title,
      ...types[type].over,
    });
    const titleOf = async (type: keyof typeof types, key?: string) => {
      policy.set({});
      const { body } = await portal()
        .as('user:default/owner')
        .get(`/${types[type].path}/${key}`)
        .expect(200);
      return body.title;
    };
    const refused = {
      result: 'failed',
      errors: [{ field: 'externalId', problem: expect.any(String) }],
    };

    it('gives no times to what an incident is merged into that its sender may not change by hand', async () => {
      const record = { ...aRecord('incident', 'merged'), severity: 'sev4' };
      const [{ key }] = await send([record]);
      const owner = portal().as('user:default/owner');
      const { body: into } = await owner
        .post('/incidents', { title: 'The whole', severity: 'sev1' })
        .expect(201);
      await owner
        .post(`/incidents/${key}/merge`, { into: into.key })
        .set('If-Match', '"1"')
        .expect(200);
      const onlySmall = {
        [incidentUpdatePermission.name]: createIncidentConditionalDecision(
          incidentUpdatePermission,
          incidentConditions.hasSeverity({ values: ['sev4'] }),
        ),
      };
      const times = { resolved: '2026-11-13T15:00:00Z' };
      const resolved = async () =>
        (await owner.get(`/incidents/${into.key}`)).body.times.resolved;
      policy.set(onlySmall);
      expect((await send([{ ...record, times }]))[0]).toMatchObject(refused);
      expect(await resolved()).toBeNull();
      const [named] = await send([{ ...record, title: 'Named' }]);
      expect(named).toMatchObject({ result: 'updated' });
      policy.set({});
      const [timed] = await send([{ ...record, times }]);
      expect(timed).toMatchObject({ result: 'updated' });
      expect(await resolved()).toMatchObject({ at: times.resolved });
    });

    it.each(['incident', 'postmortem', 'actionItem'] as const)(
      'changes no %s that its sender may not change by hand',
      async type => {
        const [{ key }] = await send([aRecord(type, 'denied')]);
        policy.set({
          [types[type].denied.name]: { result: AuthorizeResult.DENY },
        });
        const change = aRecord(type, 'denied', 'After');
        const [report] = await send([change], { who: OUTSIDER });
        expect(report).toMatchObject(refused);
        expect(await titleOf(type, key)).toBe('Before');
        await send([change], { who: OUTSIDER });
        expect(await titleOf(type, key)).toBe('After');
      },
    );

    it.each([incidentReadPermission, incidentUpdatePermission])(
      'meets the conditions of $name',
      async permission => {
        const of = (externalId: string, ref: string, title?: string) => ({
          ...aRecord('incident', `${permission.name} ${externalId}`, title),
          entities: [{ ref }],
        });
        const checkout = 'component:default/checkout-api';
        const indexer = 'component:default/search-indexer';
        await send([of('theirs', checkout), of('ours', indexer)]);
        policy.set({
          [permission.name]: createIncidentConditionalDecision(
            permission,
            incidentConditions.concernsEntity({ values: [indexer] }),
          ),
        });
        const reports = await send(
          [of('theirs', checkout, 'After'), of('ours', indexer, 'After')],
          { who: OUTSIDER },
        );
        expect(reports).toMatchObject([refused, { result: 'updated' }, {}]);
      },
    );

    it('is left to a service, which keeps another system in step', async () => {
      const as = portal().asService();
      const [{ key }] = await send([aRecord('incident', 'served')], { as });
      policy.set({
        [incidentUpdatePermission.name]: { result: AuthorizeResult.DENY },
      });
      await send([aRecord('incident', 'served', 'After')], { as });
      expect(await titleOf('incident', key)).toBe('After');
    });
  },
);
