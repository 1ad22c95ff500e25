import { Incident } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  INDEXER,
  patch,
  people,
  step,
  write,
} from './__testUtils__/writers';

eachDatabase(
  'A change of an incident by somebody who may not read the draft about it',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const { owner, colleague, outsider, newcomer } = people(() => portal);
    const both = [{ ref: CHECKOUT }, { ref: INDEXER }];

    /** An incident of the checkout's, and a draft about it with an idea. */
    const aCase = async () => {
      const incident = await anIncident(owner());
      const draft = await aDraft(newcomer(), { incidents: [incident.key] });
      const { body: idea } = await newcomer()
        .post('/action-items', { title: 'Do better', postmortem: draft.key })
        .expect(201);
      return { incident, draft, idea };
    };
    const mayRead = async (caller: Caller, path: string) =>
      (await caller.get(path)).status === 200;
    const expectReaders = async (
      { draft, idea }: Awaited<ReturnType<typeof aCase>>,
      expected: { readonly checkout: boolean; readonly search: boolean },
    ) => {
      for (const path of [
        `/postmortems/${draft.key}`,
        `/action-items/${idea.key}`,
      ]) {
        expect({
          checkout: await mayRead(colleague(), path),
          search: await mayRead(outsider(), path),
        }).toEqual(expected);
      }
    };
    const change = async (
      caller: Caller,
      { key }: { readonly key: string },
      fields: object,
    ): Promise<Incident> => {
      const { body: now } = await caller.get(`/incidents/${key}`).expect(200);
      const { body } = await caller
        .patch(`/incidents/${key}`, fields)
        .set('If-Match', `"${now.version}"`)
        .expect(200);
      return body;
    };
    const merge = async (
      caller: Caller,
      from: { readonly key: string },
      into: { readonly key: string },
    ) => {
      const { body: now } = await caller.get(`/incidents/${from.key}`);
      await caller
        .post(`/incidents/${from.key}/merge`, { into: into.key })
        .set('If-Match', `"${now.version}"`)
        .expect(200);
    };
    const onlyCheckout = { checkout: true, search: false };
    const everyTeam = { checkout: true, search: true };

    it('adds no reader by naming an entity of theirs', async () => {
      const about = await aCase();
      await change(outsider(), about.incident, { entities: both });
      await expectReaders(about, onlyCheckout);
      await change(portal.asService(), about.incident, {
        entities: [{ ref: INDEXER }],
      });
      await expectReaders(about, onlyCheckout);
      const { body } = await newcomer().get(`/postmortems?scope=${INDEXER}`);
      expect(body.items.map(({ key }: { key: string }) => key)).toContain(
        about.draft.key,
      );
    });

    it('adds none when a reader goes on with the incident or the draft', async () => {
      const about = await aCase();
      await change(outsider(), about.incident, { entities: both });
      await change(colleague(), about.incident, { severity: 'sev2' });
      await change(colleague(), about.incident, {
        entities: [...both, { ref: 'component:default/basket' }],
      });
      await write(newcomer(), about.draft.key, 'whatHappened', 'x').expect(200);
      const { body: draft } = await newcomer().get(
        `/postmortems/${about.draft.key}`,
      );
      const { body: named } = await patch(newcomer(), draft, {
        participants: ['user:default/owner'],
      }).expect(200);
      await step(newcomer(), named, 'inReview').expect(200);
      await expectReaders(about, onlyCheckout);
    });

    it('removes none by taking their entities away', async () => {
      const about = await aCase();
      await change(outsider(), about.incident, { entities: [] });
      await expectReaders(about, onlyCheckout);
      await change(outsider(), about.incident, {
        entities: [{ ref: INDEXER }],
      });
      await expectReaders(about, onlyCheckout);
    });

    it('neither adds nor removes any by merging it into one of theirs, either way round', async () => {
      const theirs = { entities: [{ ref: INDEXER }] };
      const merged = await aCase();
      await merge(
        outsider(),
        merged.incident,
        await anIncident(outsider(), theirs),
      );
      await expectReaders(merged, onlyCheckout);
      const target = await aCase();
      const own = await anIncident(outsider(), theirs);
      await merge(outsider(), own, target.incident);
      await change(outsider(), target.incident, { entities: both });
      await expectReaders(target, onlyCheckout);
    });

    it('is another thing than a change by a reader, whom the circle follows', async () => {
      const about = await aCase();
      await change(colleague(), about.incident, { entities: both });
      await expectReaders(about, everyTeam);
      await change(outsider(), about.incident, {
        entities: [{ ref: CHECKOUT }],
      });
      await expectReaders(about, onlyCheckout);
      const other = await anIncident(owner(), { entities: both });
      await merge(colleague(), about.incident, other);
      await expectReaders(about, everyTeam);
    });

    it('counts once a reader attaches the incident anew', async () => {
      const about = await aCase();
      await change(outsider(), about.incident, { entities: both });
      const { body: draft } = await newcomer().get(
        `/postmortems/${about.draft.key}`,
      );
      const { body: bare } = await patch(newcomer(), draft, {
        incidents: [],
      }).expect(200);
      await expectReaders(about, { checkout: false, search: false });
      await patch(newcomer(), bare, {
        incidents: [about.incident.key],
      }).expect(200);
      await expectReaders(about, everyTeam);
    });
  },
);
