import {
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const OUTSIDER = 'user:default/outsider';
const key = (externalId: string) => ({ source: 'acme-status', externalId });

const records = {
  'a draft': (externalId: string) => ({
    type: 'postmortem',
    ...key(externalId),
    title: 'A draft',
    author: 'user:default/colleague',
    incidents: [key('nobody knows')],
  }),
  'a restricted incident': (externalId: string) =>
    anIncidentRecord(externalId, { visibility: 'restricted' }),
  'an idea about one': (externalId: string) => ({
    type: 'actionItem',
    ...key(externalId),
    title: 'An idea',
    incident: key('restricted'),
  }),
};

eachDatabase('A dry run of records', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const send = recordSender(portal);
  beforeAll(async () => {
    await send([records['a restricted incident']('restricted')]);
  });
  const tried = (record: object, who = OUTSIDER) =>
    send([record], { who, query: '?dryRun=true' });

  it.each(Object.entries(records))(
    'tells nobody of %s that they may not see',
    async (name, record) => {
      const [made] = await send([record(name)]);
      expect(made.result).toBe('created');
      const asFree = await tried(record(`free ${name}`));
      expect(asFree[0].result).toBe('wouldCreate');
      expect(await tried(record(name))).toEqual(asFree);
      const [own] = await tried(record(name), 'user:default/owner');
      expect(own).toMatchObject({ result: 'unchanged', key: made.key });
    },
  );

  it('tells nobody of what a policy hides', async () => {
    const record = (externalId: string) => anIncidentRecord(externalId);
    await send([record('hidden')]);
    policy.set({
      [incidentReadPermission.name]: onCondition(
        'reliability-incident',
        'HAS_SEVERITY',
        ['sev5'],
      ),
    });
    expect(await tried(record('hidden'))).toEqual(await tried(record('free')));
  });

  describe('counts as waiting', () => {
    const aboutIt = (externalId: string) => ({
      type: 'postmortem',
      ...key('about one'),
      title: 'About one',
      incidents: [key(externalId)],
    });
    const waiting = async (lines: readonly object[]) =>
      (await send(lines, { who: OUTSIDER, query: '?dryRun=true' })).at(-1)
        ?.summary;

    it('as little of a name that is taken as of one that is free', async () => {
      const both = (name: string) => [
        records['a restricted incident'](name),
        aboutIt(name),
      ];
      await send([records['a restricted incident']('referred to')]);
      const free = await waiting(both('free as well'));
      expect(free).toMatchObject({ created: 2, waiting: 0 });
      expect(await waiting(both('referred to'))).toEqual(free);
    });

    it('what a policy hides, like what is not there', async () => {
      await send([anIncidentRecord('shown to few')]);
      const { id } = await portal().database('installation').first('id');
      const { body: own } = await portal()
        .as('user:default/owner')
        .post('/incidents', {
          title: 'Written here',
          severity: 'sev2',
          entities: [{ ref: 'component:default/checkout-api' }],
        })
        .expect(201);
      policy.set({
        [incidentReadPermission.name]: onCondition(
          'reliability-incident',
          'HAS_SEVERITY',
          ['sev5'],
        ),
      });
      const missing = await waiting([aboutIt('missing')]);
      expect(missing).toMatchObject({ created: 1, waiting: 1 });
      expect(await waiting([aboutIt('shown to few')])).toEqual(missing);
      const written = { source: `afterword:${id}`, externalId: own.key };
      const aboutOwn = { ...aboutIt(''), incidents: [written] };
      expect(await waiting([aboutOwn])).toEqual(missing);
    });
  });

  it('does not part an idea from its draft, also where a policy shows its sender neither', async () => {
    policy.set({
      [postmortemReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    const draft = { ...key('own draft'), type: 'postmortem', title: 'Mine' };
    const [, idea] = await send([
      draft,
      {
        ...key('own idea'),
        type: 'actionItem',
        title: 'Look into it',
        postmortem: key('own draft'),
      },
    ]);
    policy.set({});
    await portal().as(OUTSIDER).get(`/action-items/${idea.key}`).expect(404);
  });

  it('says of what is seen and not theirs to change that it is', async () => {
    const record = (title: string) => anIncidentRecord('seen', { title });
    await send([record('Before')]);
    policy.set({
      [incidentUpdatePermission.name]: { result: AuthorizeResult.DENY },
    });
    const [report] = await tried(record('After'));
    expect(report).toMatchObject({ result: 'failed' });
  });

  it('promises nothing: a name that is taken is no one else’s', async () => {
    await send([records['a draft']('taken')]);
    const [report] = await send([records['a draft']('taken')], {
      who: OUTSIDER,
    });
    expect(report).toMatchObject({
      result: 'failed',
      errors: [{ field: 'externalId', problem: expect.any(String) }],
    });
  });
});
