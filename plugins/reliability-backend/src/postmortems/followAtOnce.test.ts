import { Incident } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { OutboxRelay } from '../platform/outbox/OutboxRelay';
import {
  aDraft,
  aProcessAction,
  anIncident,
  CHECKOUT,
  INDEXER,
  patch,
  people,
  review,
  step,
} from './__testUtils__/writers';

eachDatabase(
  'What depends on an incident, with nothing relayed',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      jest.spyOn(OutboxRelay.prototype, 'drain').mockResolvedValue();
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
      jest.restoreAllMocks();
    });
    const { owner, colleague, outsider } = people(() => portal);

    const change = async (
      what: 'patch' | 'post',
      path: string,
      body?: object,
      action = '',
    ): Promise<Incident> => {
      const { body: now } = await owner().get(path).expect(200);
      const answer = await owner()
        [what](`${path}${action}`, body)
        .set('If-Match', `"${now.version}"`)
        .expect(200);
      return answer.body;
    };
    const mayRead = async (caller: Caller, path: string) =>
      (await caller.get(path)).status === 200;
    const at = ({ key }: { readonly key: string }) => `/incidents/${key}`;

    it('is hidden as soon as whoever restricts it is told so', async () => {
      const incident = await anIncident(owner());
      const promised = await aProcessAction(
        owner(),
        { key: '' },
        { postmortem: null, incident: incident.key },
      );
      const { body: idea } = await owner()
        .post('/action-items', { title: 'Do better', incident: incident.key })
        .expect(201);
      for (const { key } of [promised, idea]) {
        expect(await mayRead(outsider(), `/action-items/${key}`)).toBe(true);
      }
      await change('patch', at(incident), { visibility: 'restricted' });
      for (const { key } of [promised, idea]) {
        expect(await mayRead(outsider(), `/action-items/${key}`)).toBe(false);
        expect(await mayRead(colleague(), `/action-items/${key}`)).toBe(true);
      }
      const { body } = await outsider()
        .get('/action-items?limit=200')
        .expect(200);
      expect(JSON.stringify(body)).not.toContain('Do better');
    });

    it('has the readers, and the place in lists, that the incident gives it', async () => {
      const incident = await anIncident(owner());
      const draft = await aDraft(portal.as('user:default/newcomer'), {
        incidents: [incident.key],
      });
      const path = `/postmortems/${draft.key}`;
      expect(await mayRead(outsider(), path)).toBe(false);
      await change('patch', at(incident), {
        entities: [{ ref: CHECKOUT }, { ref: INDEXER }],
      });
      expect(await mayRead(outsider(), path)).toBe(true);
      await change('patch', at(incident), { entities: [{ ref: INDEXER }] });
      expect(await mayRead(colleague(), path)).toBe(false);
      const { body } = await outsider()
        .get(`/postmortems?scope=${INDEXER}`)
        .expect(200);
      expect(body.items.map(({ key }: { key: string }) => key)).toContain(
        draft.key,
      );
    });

    const merges = [
      ['merged', 'merge', 1],
      ['taken apart again', 'unmerge', 2],
    ] as const;
    it.each(merges)(
      'refuses the review of who saw it before the incident was %s',
      async (_what, action, times) => {
        const incident = await anIncident(owner());
        const other = await anIncident(owner());
        if (times === 2) {
          await change('post', at(incident), { into: other.key }, '/merge');
        }
        const draft = await aDraft(owner(), { incidents: [incident.key] });
        const { body: asked } = await patch(owner(), draft, {
          reviewers: ['user:default/outsider'],
        }).expect(200);
        const { body: seen } = await step(owner(), asked, 'inReview');
        const into = action === 'merge' ? { into: other.key } : undefined;
        await change('post', at(incident), into, `/${action}`);
        const refused = await review(outsider(), seen).expect(412);
        const { current } = refused.body.error.details;
        expect(current).toMatchObject({ reviews: [], awaitsReview: true });
        const { body: reviewed } = await review(outsider(), current).expect(
          200,
        );
        expect(reviewed.reviews).toEqual([
          expect.objectContaining({ current: true }),
        ]);
      },
    );

    it.each(merges)(
      'needs another review as soon as the incident is %s',
      async (_what, action, times) => {
        const incident = await anIncident(owner(), { severity: 'sev1' });
        const other = await anIncident(owner(), { severity: 'sev1' });
        if (times === 2) {
          await change('post', at(incident), { into: other.key }, '/merge');
        }
        const draft = await aDraft(owner(), { incidents: [incident.key] });
        const { body: asked } = await patch(owner(), draft, {
          reviewers: ['user:default/outsider'],
        }).expect(200);
        const { body: ready } = await step(owner(), asked, 'inReview');
        const { body: reviewed } = await review(outsider(), ready).expect(200);
        const passes = (gates: { gate: string; passed: boolean }[]) =>
          gates.find(({ gate }) => gate === 'reviewedFromOutside')?.passed;
        expect(passes(reviewed.gates)).toBe(true);
        const into = action === 'merge' ? { into: other.key } : undefined;
        await change('post', at(incident), into, `/${action}`);
        const { body: now } = await owner().get(`/postmortems/${draft.key}`);
        expect(passes(now.gates)).toBe(false);
      },
    );
  },
);
