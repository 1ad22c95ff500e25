import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { recordSender } from './__testUtils__/recordSender';
import { anIncident, CHECKOUT } from '../postmortems/__testUtils__/writers';

const GATE = 4712;
const ABOUT_THEN = `from=2026-11-13T14:02:00Z&to=2026-11-13T14:02:01Z`;

onPostgres(
  'A postmortem that is written while its incident becomes restricted',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      // Holds every write just before it sets what a postmortem is about, and nothing else.
      await portal.database.raw(`
        create function wait_at_gate() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(${GATE}); return null; end';
        create trigger gate before insert on postmortem_incident
        for each statement execute function wait_at_gate();`);
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
        const gate = await portal.database.transaction();
        await gate.raw(`select pg_advisory_xact_lock(${GATE})`);
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
        await gate.commit();
        await Promise.all([written, restricted]);
        expect(await found(outsider())).toEqual([0, 0]);
      },
    );
  },
);
