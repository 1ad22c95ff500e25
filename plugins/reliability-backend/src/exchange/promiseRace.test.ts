import { aGate, Gate } from '../__testUtils__/aGate';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { recordSender } from './__testUtils__/recordSender';

onPostgres(
  'An edit of a promise while others come to read what it belongs to',
  (databases, databaseId) => {
    let portal: Portal;
    let gate: Gate;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      // Holds whoever publishes a postmortem, or makes an incident public, with these in their hands.
      gate = await aGate(
        portal.database,
        'update of drafted_by on postmortem',
        'update of title on incident',
      );
    });
    afterAll(async () => {
      await portal.stop();
    });
    const send = recordSender(() => portal);
    const owner = () => portal.as('user:default/owner');
    const outsider = () => portal.as('user:default/outsider');

    /** Begins to edit while the other write is under way, and has both end. */
    const editDuring = async (
      item: string,
      version: number,
      write: () => Promise<unknown>,
    ): Promise<number> => {
      const closed = await gate.close();
      const written = write();
      await untilSomebodyWaits(portal.database, 1);
      const edited = owner()
        .patch(`/action-items/${item}`, { title: 'Mended' })
        .set('If-Match', `"${version}"`)
        .then(({ status }) => status);
      await untilSomebodyWaits(portal.database, 2);
      await closed.open();
      await written;
      return edited;
    };

    const aRestrictedIncident = async (entity: string): Promise<string> => {
      const { body } = await owner()
        .post('/incidents', {
          title: 'A leak',
          visibility: 'restricted',
          entities: [{ ref: entity }],
        })
        .expect(201);
      return body.key;
    };

    const aPromise = async (links: object): Promise<string> => {
      const { body } = await owner()
        .post('/action-items', {
          title: 'Words of the draft',
          entity: 'component:default/basket',
          due: '2099-01-01',
          acceptanceTest: 'It holds',
          ...links,
        })
        .expect(201);
      await owner()
        .post(`/action-items/${body.key}/transitions`, { to: 'committed' })
        .set('If-Match', '"1"')
        .expect(200);
      return body.key;
    };

    const aDraft = async (externalId: string) => {
      const record = {
        type: 'postmortem',
        source: 'wiki',
        externalId,
        title: 'Why it leaked',
        participants: ['user:default/owner'],
      };
      const [{ key }] = await send([record]);
      const publish = async () => {
        const [report] = await send([{ ...record, status: 'published' }], {
          as: portal.asService(),
        });
        expect(report).toMatchObject({ result: 'updated' });
      };
      return { key, publish };
    };

    it('keeps the words of the draft from those who read its incident', async () => {
      const incident = await aRestrictedIncident(
        'component:default/search-indexer',
      );
      const draft = await aDraft('words');
      const item = await aPromise({ postmortem: draft.key, incident });
      const path = `/action-items/${item}`;
      await owner()
        .patch(path, { title: 'Harmless' })
        .set('If-Match', '"2"')
        .expect(200);
      expect(await editDuring(item, 3, draft.publish)).toBe(200);
      const { body } = await outsider().get(path).expect(200);
      expect(body.title).toBe('Mended');
      const { text } = await outsider().get(`${path}/history`).expect(200);
      expect(text).toContain('Harmless');
      expect(text).not.toContain('Words of the draft');
    });

    it('finds the readers that it has got when those of the draft are gone', async () => {
      const incident = await aRestrictedIncident(
        'component:default/checkout-api',
      );
      const draft = await aDraft('readers');
      const item = await aPromise({ postmortem: draft.key, incident });
      expect(await editDuring(item, 2, draft.publish)).toBe(200);
      await outsider().get(`/action-items/${item}`).expect(404);
      await owner().get(`/action-items/${item}`).expect(200);
    });

    it('is told to everybody when its incident is everybody’s by then', async () => {
      const incident = await aRestrictedIncident(
        'component:default/checkout-api',
      );
      const item = await aPromise({ incident });
      const opened = () =>
        owner()
          .patch(`/incidents/${incident}`, { visibility: 'everyone' })
          .set('If-Match', '"1"')
          .expect(200)
          .then();
      expect(await editDuring(item, 2, opened)).toBe(200);
      const { body } = await outsider()
        .get(`/action-items/${item}/history`)
        .expect(200);
      expect(body.items[0]).toMatchObject({
        action: 'changed',
        changes: { title: ['Words of the draft', 'Mended'] },
      });
    });
  },
);
