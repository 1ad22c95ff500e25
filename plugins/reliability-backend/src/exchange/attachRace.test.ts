import { aGate, Gate } from '../__testUtils__/aGate';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { recordSender } from './__testUtils__/recordSender';
import { anIncident, CHECKOUT } from '../postmortems/__testUtils__/writers';

const ABOUT_THEN = `from=2026-11-13T14:02:00Z&to=2026-11-13T14:02:01Z`;

onPostgres(
  'A postmortem that is written while its incident becomes restricted',
  (databases, databaseId) => {
    let portal: Portal;
    let gate: Gate;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      gate = await aGate(portal.database, 'insert on postmortem_incident');
    });
    afterAll(async () => {
      await portal.stop();
    });
    const owner = () => portal.as('user:default/owner');
    const outsider = () => portal.as('user:default/outsider');
    const send = recordSender(() => portal);

    let number = 0;
    const aRecord = (over: object = {}) => {
      number += 1;
      return {
        type: 'postmortem',
        source: 'wiki',
        externalId: `page-${number}`,
        title: 'Why it failed',
        status: 'published',
        ...over,
      };
    };
    const writings: Record<
      string,
      (incident: string) => Promise<() => Promise<unknown>>
    > = {
      'a person attaches the incident': async incident => {
        const [{ key }] = await send([aRecord()], { as: portal.asService() });
        return () =>
          owner()
            .patch(`/postmortems/${key}`, { incidents: [incident] })
            .set('If-Match', '"1"')
            .expect(200)
            .then();
      },
      'a record brings it in': async incident => {
        const own = await portal.database('installation').first('id');
        const source = `afterword:${own.id}`;
        return () =>
          send([aRecord({ incidents: [{ source, externalId: incident }] })]);
      },
      'a draft is opened with a participant': async incident => () =>
        owner()
          .post('/postmortems', {
            title: 'Why it failed',
            incidents: [incident],
            participants: ['user:default/outsider'],
          })
          .expect(201)
          .then(),
    };
    const found = async (caller: Caller) => {
      const lists = [`scope=${CHECKOUT}`, ABOUT_THEN].map(async query => {
        const { body } = await caller.get(`/postmortems?${query}`).expect(200);
        return body.items.length;
      });
      return Promise.all(lists);
    };

    it.each(Object.keys(writings))(
      'is found by nothing of it: %s',
      async what => {
        const incident = await anIncident(owner());
        const write = await writings[what](incident.key);
        const closed = await gate.close();
        const written = write();
        await untilSomebodyWaits(portal.database);
        const restricted = owner()
          .patch(`/incidents/${incident.key}`, { visibility: 'restricted' })
          .set('If-Match', '"1"')
          .expect(200)
          .then();
        // As far as it comes: it has to wait for what is being written.
        await Promise.race([
          restricted,
          untilSomebodyWaits(portal.database, 2),
        ]);
        await closed.open();
        await Promise.all([written, restricted]);
        expect(await found(outsider())).toEqual([0, 0]);
      },
    );
  },
);
