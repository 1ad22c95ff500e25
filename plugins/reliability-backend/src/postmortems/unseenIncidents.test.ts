import {
  actionItemReadPermission,
  fromKey,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import {
  actionItemConditions,
  createActionItemConditionalDecision,
  createIncidentConditionalDecision,
  createPostmortemConditionalDecision,
  incidentConditions,
  postmortemConditions,
} from '@afterword/plugin-reliability-node';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aProcessAction,
  CHECKOUT,
  patch,
  people,
  step,
  write,
} from './__testUtils__/writers';

eachDatabase(
  'A postmortem about an incident that its reader may not see',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

    const { owner, newcomer } = people(portal);

    /** A draft that the newcomer takes part in, about an incident that is restricted to the checkout team, and what it would tell. */
    const aCase = async (over: object = {}) => {
      const incident = await anIncident(owner(), {
        visibility: 'restricted',
        entities: [{ ref: CHECKOUT }],
        times: { impactStarted: '2026-11-13T14:02:00Z' },
        ...over,
      });
      const draft = await aDraft(owner(), {
        title: 'What we learned',
        incidents: [incident.key],
        participants: ['user:default/newcomer'],
      });
      return { incident, draft };
    };
    const gateOf = async (caller: Caller, key: string, name = 'timesKnown') => {
      const answer = await caller.get(`/postmortems/${key}`).expect(200);
      const { problem } = answer.body.gates.find(
        ({ gate }: { gate: string }) => gate === name,
      );
      return { problem, text: answer.text };
    };

    it('names none of its owners among the readers', async () => {
      const { incident, draft } = await aCase();
      const open = await anIncident(owner(), {
        entities: [{ ref: 'component:default/search-indexer' }],
      });
      await patch(owner(), draft, {
        incidents: [incident.key, open.key],
      }).expect(200);
      const named = async (caller: Caller) => {
        const answer = await caller.get(`/postmortems/${draft.key}`);
        return answer.body.readers.map(({ ref }: { ref: string }) => ref);
      };
      const checkout = 'group:default/checkout-team';
      const search = 'group:default/search-team';
      const others = ['user:default/newcomer', 'user:default/owner'];
      expect(await named(newcomer())).toEqual([search, ...others]);
      expect(await named(owner())).toEqual([checkout, search, ...others]);
    });

    it('names it in no gate, and says that there is one', async () => {
      const { incident, draft } = await aCase();
      const unseen = 'an incident that you may not see';
      const problem = (name: string) =>
        `Not known: when ${name} was detected; when the impact of ${name} ended`;
      const own = await gateOf(owner(), draft.key);
      expect(own.problem).toBe(problem(incident.key));
      const other = await gateOf(newcomer(), draft.key);
      expect(other.problem).toBe(problem(unseen));
      expect(other.text).not.toContain(incident.key);

      const { body: ready } = await step(newcomer(), draft, 'inReview').expect(
        200,
      );
      const refused = await step(newcomer(), ready, 'published').expect(409);
      expect(refused.body.error.details.gates).toContainEqual(
        expect.objectContaining({
          gate: 'timesKnown',
          problem: problem(unseen),
        }),
      );
      expect(refused.text).not.toContain(incident.key);
    });

    it('names no commitment in a gate that a policy hides', async () => {
      const { draft } = await aCase();
      const item = await aProcessAction(owner(), draft);
      await portal()
        .database('action_item')
        .where('id', fromKey(item.key))
        .update({ acceptance_test: '' });
      const lacks = 'lacks an owner, a due date or an acceptance test';
      const commitments = () =>
        gateOf(owner(), draft.key, 'commitmentsComplete');
      expect((await commitments()).problem).toBe(`${item.key} ${lacks}`);
      policy.set({
        [actionItemReadPermission.name]: createActionItemConditionalDecision(
          actionItemReadPermission,
          actionItemConditions.hasStatus({ values: ['verified'] }),
        ),
      });
      const hidden = await commitments();
      expect(hidden.problem).toBe(
        `an action item that you may not see ${lacks}`,
      );
      expect(hidden.text).not.toContain(item.key);
    });

    const found = async (caller: Caller, query: string): Promise<string[]> => {
      const { body } = await caller
        .get(`/postmortems?limit=200&${query}`)
        .expect(200);
      return body.items.map(({ key }: { key: string }) => key);
    };

    it('is found neither by its entities nor by its start, and has its place by what it tells itself, else by when it was opened', async () => {
      const { incident, draft } = await aCase({
        times: { impactStarted: '2026-02-03T10:00:00Z' },
      });
      const known = await anIncident(owner(), {
        times: { impactStarted: '2026-02-04T10:00:00Z' },
      });
      const other = await aDraft(newcomer(), { incidents: [known.key] });
      const february = 'from=2026-02-01T00:00:00Z&to=2026-03-01T00:00:00Z';
      const both = (keys: readonly string[]) =>
        keys.filter(key => [draft.key, other.key].includes(key));
      for (const query of [`scope=${CHECKOUT}`, february]) {
        expect(both(await found(newcomer(), query))).toEqual([other.key]);
        expect(both(await found(owner(), query))).toEqual([other.key]);
      }
      const places = async () => both(await found(newcomer(), 'sort=started'));
      expect(await places()).toEqual([other.key, draft.key]);
      const told = { at: '2026-02-03T10:00:00Z', text: 'It began' };
      const { body: telling } = await owner()
        .post(`/postmortems/${draft.key}/timeline`, told)
        .expect(201);
      expect(await places()).toEqual([draft.key, other.key]);
      const [{ id, version }] = telling.timeline;
      await owner()
        .delete(`/postmortems/${draft.key}/timeline/${id}`)
        .set('If-Match', `"${version}"`)
        .expect(200);
      const { body: whole } = await owner().get(`/postmortems/${draft.key}`);
      expect(whole).toMatchObject({
        entities: [{ ref: CHECKOUT }],
        startedAt: '2026-02-03T10:00:00Z',
      });

      await owner()
        .patch(`/incidents/${incident.key}`, { visibility: 'everyone' })
        .set('If-Match', '"1"')
        .expect(200);
      for (const query of [`scope=${CHECKOUT}`, february]) {
        expect(both(await found(newcomer(), query))).toHaveLength(2);
      }
    });

    it('is to policies what it is about, whoever may see that', async () => {
      const { draft } = await aCase();
      const { isEntityOwner, concernsEntity, hasKind, hasSeverity } =
        postmortemConditions;
      const team = 'group:default/checkout-team';
      for (const [conditions, isRead] of [
        [isEntityOwner({ values: [team] }), true],
        [isEntityOwner({ values: ['group:default/search-team'] }), false],
        [{ not: isEntityOwner({ values: [team] }) }, false],
        [concernsEntity({ values: [CHECKOUT] }), true],
        [{ not: concernsEntity({ values: [CHECKOUT] }) }, false],
        [hasKind({ values: ['incident'] }), true],
        [hasKind({ values: ['drill'] }), false],
        [{ not: hasKind({ values: ['incident'] }) }, false],
        [hasSeverity({ values: ['sev3'] }), true],
        [{ not: hasSeverity({ values: ['sev3'] }) }, false],
      ] as const) {
        policy.set({
          [postmortemReadPermission.name]: createPostmortemConditionalDecision(
            postmortemReadPermission,
            conditions,
          ),
        });
        const { status } = await owner().get(`/postmortems/${draft.key}`);
        expect([conditions, status]).toEqual([conditions, isRead ? 200 : 404]);
      }
    });

    it('is so once it is published to those who read the draft, and to nobody else', async () => {
      const { draft } = await aCase({
        times: {
          detected: '2026-11-13T14:13:00Z',
          mitigated: '2026-11-13T14:49:00Z',
        },
      });
      for (const section of ['whatHappened', 'detection', 'whatToChange']) {
        await write(owner(), draft.key, section, 'As it was.');
      }
      await owner()
        .post(`/postmortems/${draft.key}/factors`, {
          text: 'Retries at three layers',
          layer: 'technology',
        })
        .expect(201);
      await aProcessAction(owner(), draft);
      const path = `/postmortems/${draft.key}`;
      const { outsider } = people(portal);
      const whoReads = async () => {
        const { isEntityOwner, concernsEntity, hasKind } = postmortemConditions;
        const statuses: number[][] = [];
        for (const conditions of [
          isEntityOwner({ values: ['group:default/checkout-team'] }),
          concernsEntity({ values: [CHECKOUT] }),
          { not: concernsEntity({ values: [CHECKOUT] }) },
          hasKind({ values: ['incident'] }),
          { not: hasKind({ values: ['incident'] }) },
        ]) {
          policy.set({
            [postmortemReadPermission.name]:
              createPostmortemConditionalDecision(
                postmortemReadPermission,
                conditions,
              ),
          });
          const answers = [owner(), newcomer(), outsider()].map(
            async caller => (await caller.get(path)).status,
          );
          statuses.push(await Promise.all(answers));
        }
        policy.set({});
        return statuses;
      };
      const asDraft = [
        [200, 200, 404],
        [200, 200, 404],
        [404, 404, 404],
        [200, 200, 404],
        [404, 404, 404],
      ];
      expect(await whoReads()).toEqual(asDraft);
      const { body: ready } = await owner().get(path).expect(200);
      const { body: inReview } = await step(owner(), ready, 'inReview');
      await step(owner(), inReview, 'published').expect(200);
      await outsider().get(path).expect(200);
      // To somebody else it is about nothing that they may not see.
      const [owned, concerned] = asDraft;
      // Of which kind it is, is told by what everybody may see, as its severity is.
      expect(await whoReads()).toEqual([
        owned,
        concerned,
        [404, 404, 200],
        [404, 404, 404],
        [200, 200, 200],
      ]);
    });

    it('names none in a gate that a policy hides', async () => {
      const { incident, draft } = await aCase({ visibility: 'everyone' });
      policy.set({
        [incidentReadPermission.name]: createIncidentConditionalDecision(
          incidentReadPermission,
          incidentConditions.hasSeverity({ values: ['sev1'] }),
        ),
      });
      const { problem, text } = await gateOf(owner(), draft.key);
      expect(problem).toMatch(/when an incident that you may not see was/);
      expect(text).not.toContain(incident.key);
    });
  },
);
