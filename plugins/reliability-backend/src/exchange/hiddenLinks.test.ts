import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import {
  aDraftRecord,
  aPromiseRecord,
  inWiki,
} from './__testUtils__/wikiRecords';

const OUTSIDER = 'user:default/outsider';

eachDatabase(
  'What the sender of a record may not see',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const owner = () => portal.as('user:default/owner');
    const newcomer = () => portal.as('user:default/newcomer');
    const send = recordSender(() => portal);
    const aPromise = (externalId: string, over: object = {}) =>
      aPromiseRecord(externalId, { assignee: OUTSIDER, ...over });
    const item = async (key?: string) =>
      (await owner().get(`/action-items/${key}`).expect(200)).body;

    it.each([
      ['no postmortem', null],
      ['one that everybody may see', inWiki('public')],
      ['one that has not arrived', inWiki('not there')],
    ])(
      'keeps a promise of its, when the record names %s',
      async (name, postmortem) => {
        const [draft, promise] = await send([
          aDraftRecord(name),
          aPromise(name, { postmortem: inWiki(name) }),
          aDraftRecord('public', { status: 'published' }),
        ]);
        const change = aPromise(name, { title: 'Rewritten', postmortem });
        const [report] = await send([change], { who: OUTSIDER });
        expect(report.result).toBe('updated');
        expect(await item(promise.key)).toMatchObject({
          title: 'Rewritten',
          postmortem: { key: draft.key },
        });
        await newcomer().get(`/action-items/${promise.key}`).expect(404);
      },
    );

    it('keeps what was said about it', async () => {
      const [incident, promise] = await send([
        anIncidentRecord('about', { visibility: 'restricted' }),
        aPromise('about', {
          incident: { source: 'acme-status', externalId: 'about' },
        }),
      ]);
      await send([aPromise('about', { incident: null })], { who: OUTSIDER });
      expect(await item(promise.key)).toMatchObject({
        incident: { key: incident.key },
      });
      await newcomer().get(`/action-items/${promise.key}`).expect(404);
    });

    it('keeps what people have put there from a service', async () => {
      const as = portal.asService();
      const task = aPromise('task', { assignee: null, status: 'candidate' });
      const [{ key }] = await send([task], { as });
      const [draft] = await send([
        aDraftRecord('task'),
        { ...task, postmortem: inWiki('task') },
      ]);
      await send([{ ...task, title: 'In step', postmortem: null }], { as });
      expect(await item(key)).toMatchObject({
        title: 'In step',
        postmortem: { key: draft.key },
      });
    });

    it('is left alone by a reference that waits', async () => {
      const [, promise] = await send([
        aDraftRecord('since'),
        aPromise('since', { postmortem: null }),
      ]);
      await send([aPromise('since', { postmortem: inWiki('later') })], {
        who: OUTSIDER,
      });
      // Another name takes back the one that waited.
      await send([aPromise('since', { postmortem: inWiki('since') })]);
      const [report] = await send([aDraftRecord('later')], { who: OUTSIDER });
      expect(report.warnings).toEqual([]);
      await newcomer().get(`/action-items/${promise.key}`).expect(404);
    });

    it('stays an incident of a draft, and its owners stay readers', async () => {
      const [incident, seen, draft] = await send([
        anIncidentRecord('closed', { visibility: 'restricted' }),
        anIncidentRecord('open', { entities: [] }),
        aDraftRecord('closed', {
          participants: ['user:default/newcomer'],
          incidents: ['closed', 'open'].map(externalId => ({
            source: 'acme-status',
            externalId,
          })),
        }),
      ]);
      const path = `/postmortems/${draft.key}`;
      const incidents = async () =>
        (await owner().get(path).expect(200)).body.incidents.map(
          ({ key }: { key: string }) => key,
        );
      expect(await incidents()).toEqual([incident.key, seen.key]);
      await send([aDraftRecord('closed', { incidents: [] })], {
        who: 'user:default/newcomer',
      });
      expect(await incidents()).toEqual([incident.key]);
      await portal.as('user:default/colleague').get(path).expect(200);
      await send([aDraftRecord('closed', { incidents: [], title: 'Without' })]);
      expect(await incidents()).toEqual([]);
    });

    it('can be taken off by those who may see it', async () => {
      const [, promise] = await send([
        aDraftRecord('seen'),
        aPromise('seen', { postmortem: inWiki('seen') }),
      ]);
      await send([aPromise('seen', { postmortem: null })]);
      expect((await item(promise.key)).postmortem).toBeNull();
    });
  },
);
