import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import {
  aDraftRecord,
  aPromiseRecord,
  inWiki,
} from './__testUtils__/wikiRecords';

const OUTSIDER = { who: 'user:default/outsider' };

eachDatabase(
  "A person's record that puts an action item where not everybody reads",
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const send = recordSender(() => portal);
    const aPromise = (externalId: string, over: object = {}) =>
      aPromiseRecord(externalId, {
        committedAt: '2026-11-01T10:00:00Z',
        ...over,
      });
    const aSecret = (externalId: string) =>
      anIncidentRecord(externalId, {
        visibility: 'restricted',
        entities: [{ ref: 'component:default/search-indexer' }],
      });
    const read = async (key?: string) =>
      (
        await portal
          .as('user:default/newcomer')
          .get(`/action-items/${key}`)
          .expect(200)
      ).body;

    it('hides nothing of others in a draft, and the line says why', async () => {
      const [{ key }] = await send([aPromise('draft')]);
      const taking = aPromise('draft', {
        status: 'declined',
        postmortem: inWiki('draft'),
      });
      const [, report] = await send([aDraftRecord('draft'), taking], OUTSIDER);
      expect(report).toMatchObject({
        result: 'failed',
        errors: [
          { field: 'postmortem', problem: expect.stringMatching(/not every/) },
        ],
      });
      expect(await read(key)).toMatchObject({ status: 'committed' });
    });

    it('hides nothing of others by a reference that waited', async () => {
      const [{ key }] = await send([aPromise('waiting')]);
      const waiting = aPromise('waiting', { postmortem: inWiki('waiting') });
      await send([waiting, aDraftRecord('waiting')], OUTSIDER);
      expect(await read(key)).toMatchObject({ postmortem: null });
    });

    it('hides nothing of others behind a restricted incident', async () => {
      const [{ key }] = await send([aPromise('incident')]);
      const [, report] = await send(
        [
          aSecret('incident'),
          aPromise('incident', {
            incident: { source: 'acme-status', externalId: 'incident' },
          }),
        ],
        OUTSIDER,
      );
      expect(report).toMatchObject({
        result: 'failed',
        errors: [{ field: 'incident' }],
      });
      await read(key);
    });

    it('puts there what the same person brought in', async () => {
      const item = aPromise('own', { postmortem: inWiki('own') });
      const [{ key }, draft] = await send(
        [item, aDraftRecord('own')],
        OUTSIDER,
      );
      const { body } = await portal
        .as(OUTSIDER.who)
        .get(`/action-items/${key}`)
        .expect(200);
      expect(body.postmortem).toMatchObject({ key: draft.key });
    });

    const moments = [
      ['which says when', '2026-11-01T10:00:00Z'],
      ['which does not say when', undefined],
    ];
    it.each(moments)(
      'does not take back the promise, %s, for a draft to be discarded with it',
      async (what, committedAt) => {
        const externalId = `promised, ${what}`;
        const item = aPromise(externalId, {
          postmortem: inWiki(externalId),
          committedAt,
        });
        const [draft, { key }] = await send(
          [aDraftRecord(externalId), item],
          OUTSIDER,
        );
        await send(
          [{ ...item, status: 'declined', committedAt: null }],
          OUTSIDER,
        );
        expect(
          (await portal.as(OUTSIDER.who).get(`/action-items/${key}`)).body,
        ).toMatchObject({
          status: 'declined',
          committedAt: expect.any(String),
        });
        const { body } = await portal
          .as(OUTSIDER.who)
          .delete(`/postmortems/${draft.key}`)
          .set('If-Match', '"1"')
          .expect(409);
        expect(body.error.details.gates).toMatchObject([
          { message: { code: 'promised' } },
        ]);
      },
    );
  },
);
