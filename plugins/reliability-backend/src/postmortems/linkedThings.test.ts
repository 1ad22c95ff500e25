import {
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import {
  createIncidentConditionalDecision,
  createPostmortemConditionalDecision,
  incidentConditions,
  postmortemConditions,
} from '@afterword/plugin-reliability-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDraft, anIncident, people } from './__testUtils__/writers';

/** Stands in the titles that a policy hides. */
const HIDDEN = 'Zanzibar';

const hidesHidden = {
  [incidentReadPermission.name]: createIncidentConditionalDecision(
    incidentReadPermission,
    incidentConditions.hasSeverity({ values: ['sev3'] }),
  ),
  [postmortemReadPermission.name]: createPostmortemConditionalDecision(
    postmortemReadPermission,
    postmortemConditions.isParticipant({ values: ['user:default/colleague'] }),
  ),
};

const deniesBoth = {
  [incidentReadPermission.name]: { result: AuthorizeResult.DENY },
  [postmortemReadPermission.name]: { result: AuthorizeResult.DENY },
} as const;

eachDatabase(
  'What stands beside something else, under a policy about it',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

    const { owner } = people(portal);

    /** A shown and a hidden incident, a shown and a hidden postmortem about both, an idea about the hidden pair. */
    const everything = async () => {
      const shown = await anIncident(owner(), { title: 'Shown incident' });
      const hidden = await anIncident(owner(), {
        title: `${HIDDEN} incident`,
        severity: 'sev1',
      });
      const incidents = [shown.key, hidden.key];
      const open = await aDraft(owner(), {
        title: 'Shown postmortem',
        incidents,
        participants: ['user:default/colleague'],
      });
      const closed = await aDraft(owner(), {
        title: `${HIDDEN} postmortem`,
        incidents,
      });
      const { body: idea } = await owner()
        .post('/action-items', {
          title: 'An idea',
          incident: hidden.key,
          postmortem: closed.key,
        })
        .expect(201);
      return { shown, hidden, open, closed, idea };
    };
    const keysIn = (items: readonly { readonly key: string }[]) =>
      items.map(({ key }) => key);
    const read = async (caller: Caller, path: string) =>
      (await caller.get(path).expect(200)).body;

    it('is named when the policy lets it be read, and left out when not', async () => {
      const { shown, hidden, open, closed, idea } = await everything();
      const before = await read(owner(), `/incidents/${shown.key}`);
      expect(keysIn(before.postmortems)).toEqual([open.key, closed.key]);

      policy.set(hidesHidden);
      const incident = await read(owner(), `/incidents/${shown.key}`);
      expect(keysIn(incident.postmortems)).toEqual([open.key]);
      const postmortem = await read(owner(), `/postmortems/${open.key}`);
      expect(keysIn(postmortem.incidents)).toEqual([shown.key]);
      const item = await read(owner(), `/action-items/${idea.key}`);
      expect(item).toMatchObject({ postmortem: null, incident: null });
      for (const path of [
        '/incidents?limit=200',
        '/postmortems?limit=200',
        '/action-items?limit=200',
        '/export',
      ]) {
        const { text } = await owner().get(path).buffer(true).expect(200);
        expect(text.length).toBeGreaterThan(100);
        expect(text).not.toContain(HIDDEN);
      }
      for (const query of [
        `/action-items?incident=${hidden.key}`,
        `/action-items?postmortem=${closed.key}`,
        `/postmortems?incident=${hidden.key}`,
      ]) {
        expect((await read(owner(), query)).items).toEqual([]);
      }
    });

    it('is left out of what a write answers, too', async () => {
      const { shown, idea } = await everything();
      policy.set(hidesHidden);
      const answers = [
        await owner()
          .patch(`/incidents/${shown.key}`, { summary: 'New' })
          .set('If-Match', `"${shown.version}"`)
          .expect(200),
        await owner()
          .patch(`/incidents/${shown.key}`, { summary: 'Newer' })
          .set('If-Match', `"${shown.version}"`)
          .expect(412),
        await owner()
          .patch(`/action-items/${idea.key}`, { description: 'New' })
          .set('If-Match', `"${idea.version}"`)
          .expect(200),
      ];
      for (const { text } of answers) expect(text).not.toContain(HIDDEN);
    });

    it('cannot be attached to, or merged into, by whoever may not read it', async () => {
      const { shown, hidden, closed } = await everything();
      policy.set(hidesHidden);
      const named = await owner()
        .post('/action-items', {
          title: 'Mine',
          incident: hidden.key,
          postmortem: closed.key,
        })
        .expect(400);
      expect(
        named.body.error.details.fields.map(
          ({ field }: { field: string }) => field,
        ),
      ).toEqual(['body.postmortem', 'body.incident']);
      await owner()
        .post(`/incidents/${shown.key}/merge`, { into: hidden.key })
        .set('If-Match', `"${shown.version}"`)
        .expect(404);
    });

    it('is left out whole when nothing of its kind may be read', async () => {
      const { shown, open, idea } = await everything();
      policy.set({
        [postmortemReadPermission.name]:
          deniesBoth[postmortemReadPermission.name],
      });
      const incident = await read(owner(), `/incidents/${shown.key}`);
      expect(incident.postmortems).toEqual([]);
      policy.set({
        [incidentReadPermission.name]: deniesBoth[incidentReadPermission.name],
      });
      const postmortem = await read(owner(), `/postmortems/${open.key}`);
      expect(postmortem.incidents).toEqual([]);
      policy.set(deniesBoth);
      const item = await read(owner(), `/action-items/${idea.key}`);
      expect(item).toMatchObject({ postmortem: null, incident: null });
    });

    it.each(['/incidents', '/postmortems', '/action-items'])(
      'takes one decision for a whole page of %s',
      async path => {
        await everything();
        policy.set(hidesHidden);
        const list = () => read(owner(), `${path}?limit=200&count=true`);
        // Whoever has joined a circle since they read last is answered twice.
        await list();
        policy.roundTrips();
        const page = await list();
        expect(page.items.length).toBeGreaterThan(0);
        expect(policy.roundTrips()).toBe(1);
      },
    );
  },
);
