import { HistoryEntry } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { CANARY, draftsWithItems } from './__testUtils__/draftsWithItems';

eachDatabase(
  'Who reads an action item once its postmortem is published',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    const {
      owner,
      outsider,
      newcomer,
      anIdea,
      change,
      promise,
      mayRead,
      takeStep,
      aDraftReadyToPublish,
    } = draftsWithItems(() => portal);

    it('everybody reads the items of a postmortem that is published', async () => {
      const draft = await aDraftReadyToPublish();
      const items = [
        await anIdea({ postmortem: draft.key }),
        await promise(await anIdea({ postmortem: draft.key })),
      ];
      await takeStep(draft, 'published').expect(200);
      for (const { key } of items) {
        const { body } = await newcomer()
          .get(`/action-items/${key}`)
          .expect(200);
        expect(body).toMatchObject({
          confidential: false,
          postmortem: { key: draft.key },
        });
        await portal
          .asService()
          .get(`/action-items/${key}/history`)
          .expect(200);
      }
      const ids = items.map(({ key }) => Number(key.slice(3)));
      const facts = await portal
        .database('action_item_fact')
        .whereIn('action_item_id', ids);
      expect(facts.map(fact => fact.confidential_id)).toEqual([null, null]);
    });

    it('nothing stays hidden that is written while its postmortem is published', async () => {
      for (let round = 0; round < 3; round++) {
        const draft = await aDraftReadyToPublish();
        const ideas = await Promise.all(
          [1, 2, 3].map(() => anIdea({ postmortem: draft.key })),
        );
        const [published, late, ...promised] = await Promise.all([
          takeStep(draft, 'published'),
          anIdea({ postmortem: draft.key }),
          ...ideas.map(promise),
        ]);
        expect(published.status).toBe(200);
        for (const item of [late, ...promised]) {
          expect(await mayRead(newcomer(), item)).toBe(true);
        }
      }
    });

    it('what an idea was stays with its draft, when it is promised and when that is published', async () => {
      const draft = await aDraftReadyToPublish();
      const idea = await anIdea({ postmortem: draft.key });
      const { body: reworded } = await change(idea, {
        title: 'Mombasa',
        description: '',
      }).expect(200);
      const promised = await promise(reworded);
      await change(promised, { title: 'Do better' }).expect(200);
      const told = async (caller: Caller) => {
        const { body } = await caller
          .get(`/action-items/${idea.key}/history`)
          .expect(200);
        return body.items.map(({ action, changes }: HistoryEntry) => [
          action,
          changes.title ?? null,
        ]);
      };
      const fromDraft = ['changed', [`${CANARY} idea`, 'Mombasa']];
      const fromPromise = ['changed', ['Mombasa', 'Do better']];
      const steps = [
        ['committed', null],
        ['created', null],
      ];
      const whole = [fromPromise, steps[0], fromDraft, steps[1]];
      const ofPromise = [fromPromise, steps[0], ['changed', null], steps[1]];
      expect(await told(owner())).toEqual(whole);
      expect(await told(outsider())).toEqual(ofPromise);
      await takeStep(draft, 'published').expect(200);
      expect(await told(owner())).toEqual(whole);
      expect(await told(outsider())).toEqual(ofPromise);
      const nothing = whole.map(([action]) => [action, null]);
      expect(await told(newcomer())).toEqual(nothing);
      expect(await told(portal.asService())).toEqual(nothing);
      const { body: now } = await newcomer().get(`/action-items/${idea.key}`);
      await change(now, { title: 'Do best' }).expect(200);
      expect(await told(newcomer())).toEqual([
        ['changed', ['Do better', 'Do best']],
        ...nothing,
      ]);
    });

    it('what a promise was in a draft is nothing to those who keep it from others when that is published', async () => {
      const { body: incident } = await owner()
        .post('/incidents', {
          title: 'A leak',
          visibility: 'restricted',
          entities: [{ ref: 'component:default/search-indexer' }],
        })
        .expect(201);
      const draft = await aDraftReadyToPublish();
      const promised = await promise(
        await anIdea({
          entity: 'component:default/checkout-api',
          postmortem: draft.key,
          incident: incident.key,
        }),
      );
      await change(promised, { title: 'Do better', description: '' }).expect(
        200,
      );
      expect(await mayRead(outsider(), promised)).toBe(false);
      await takeStep(draft, 'published').expect(200);
      const history = async (caller: Caller) =>
        (await caller.get(`/action-items/${promised.key}/history`).expect(200))
          .text;
      expect(await history(owner())).toContain(CANARY);
      expect(await history(outsider())).not.toContain(CANARY);
      expect(await mayRead(newcomer(), promised)).toBe(false);
    });
  },
);
