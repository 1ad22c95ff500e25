import {
  Incident,
  incidentReadPermission,
  incidentUpdatePermission,
} from '@afterword/plugin-reliability-common';
import {
  createIncidentConditionalDecision,
  incidentConditions,
} from '@afterword/plugin-reliability-node';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const small = { values: ['sev4' as const] };

eachDatabase(
  'An incident that is merged into one of which a policy leaves less',
  (databases, databaseId) => {
    const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

    const owner = () => portal().as('user:default/owner');
    const changeable = createIncidentConditionalDecision(
      incidentUpdatePermission,
      incidentConditions.hasSeverity(small),
    );
    const readable = createIncidentConditionalDecision(
      incidentReadPermission,
      incidentConditions.hasSeverity(small),
    );
    const mayNotChangeIt = { [incidentUpdatePermission.name]: changeable };
    const mayNotReadIt = { [incidentReadPermission.name]: readable };

    const read = async (key: string): Promise<Incident> =>
      (await owner().get(`/incidents/${key}`).expect(200)).body;
    const report = async (severity: string): Promise<Incident> => {
      const { body } = await owner()
        .post('/incidents', { title: severity, severity })
        .expect(201);
      return body;
    };
    const ifMatch = ({ version }: Incident) => `"${version}"`;
    const times = ({ key }: Incident, kind: string) =>
      `/incidents/${key}/times/${kind}`;
    /** Merged, with a time that somebody has given of it. */
    const merged = async () => {
      policy.set({});
      const from = await report('sev4');
      const into = await report('sev1');
      await owner()
        .post(`/incidents/${from.key}/merge`, { into: into.key })
        .set('If-Match', '"1"')
        .expect(200);
      await owner()
        .put(times(from, 'detected'), { at: '2026-11-13T14:00:00Z' })
        .set('If-Match', '"2"')
        .expect(200);
      return { from: await read(from.key), into: await read(into.key) };
    };

    const changes: Record<string, (from: Incident) => PromiseLike<unknown>> = {
      'a time of it': from =>
        owner()
          .put(times(from, 'resolved'), { at: '2026-11-13T15:00:00Z' })
          .set('If-Match', ifMatch(from))
          .expect(403),
      'a time that is taken back': from =>
        owner()
          .delete(times(from, 'detected'))
          .set('If-Match', ifMatch(from))
          .expect(403),
      'taking the merge back': from =>
        owner()
          .post(`/incidents/${from.key}/unmerge`)
          .set('If-Match', ifMatch(from))
          .expect(403),
    };
    it.each(Object.keys(changes))(
      'changes nothing that is not the caller’s to change: %s',
      async what => {
        const { from, into } = await merged();
        policy.set(mayNotChangeIt);
        await changes[what](from);
        policy.set(mayNotReadIt);
        await changes[what](from);
        policy.set({});
        expect(await read(from.key)).toEqual(from);
        expect(await read(into.key)).toEqual(into);
      },
    );

    it('is changed where nothing of the other follows from it', async () => {
      const { from } = await merged();
      policy.set(mayNotChangeIt);
      const { body } = await owner()
        .patch(`/incidents/${from.key}`, { title: 'Named' })
        .set('If-Match', ifMatch(from))
        .expect(200);
      expect(body).toMatchObject({ title: 'Named' });
    });

    it('names it to nobody who may not read it, nor does its history or a refusal', async () => {
      const { from, into } = await merged();
      await owner()
        .post('/postmortems', { title: 'About it', incidents: [from.key] })
        .expect(201);
      policy.set(mayNotReadIt);
      expect((await read(from.key)).mergedInto).toBeNull();
      const { body } = await owner()
        .get(`/incidents/${from.key}/history`)
        .expect(200);
      const actions = (entries: typeof body.items) =>
        entries.map(({ action }: { action: string }) => action);
      expect(actions(body.items)).toContain('merged');
      for (const { changes: told } of body.items) {
        expect(told).not.toHaveProperty('mergedInto');
      }
      const refused = await owner()
        .post(`/incidents/${from.key}/unmerge`)
        .set('If-Match', ifMatch(from));
      expect(refused.text).not.toContain(into.key);

      const { body: found } = await owner()
        .get(`/postmortems?incident=${into.key}&count=true`)
        .expect(200);
      expect(found).toEqual({ items: [], page: { total: 0 } });

      policy.set({});
      expect((await read(from.key)).mergedInto).toBe(into.key);
      const { body: whole } = await owner().get(
        `/incidents/${from.key}/history`,
      );
      expect(
        whole.items.find(
          ({ action }: { action: string }) => action === 'merged',
        ).changes.mergedInto,
      ).toEqual([null, Number(into.key.slice(4))]);
    });

    it('brings no postmortem to what it is merged into for whoever may not read it', async () => {
      policy.set({});
      const hidden = await report('sev1');
      const into = await report('sev4');
      await owner()
        .post('/postmortems', { title: 'About it', incidents: [hidden.key] })
        .expect(201);
      await owner()
        .post(`/incidents/${hidden.key}/merge`, { into: into.key })
        .set('If-Match', '"1"')
        .expect(200);
      const beside = async () => {
        const { body } = await owner().get('/incidents').expect(200);
        const inList = (body.items as Incident[]).find(
          ({ key }) => key === into.key,
        );
        const alone = await read(into.key);
        expect(inList?.postmortems).toEqual(alone.postmortems);
        return alone.postmortems.map(({ title }) => title);
      };
      expect(await beside()).toEqual(['About it']);
      policy.set(mayNotReadIt);
      expect(await beside()).toEqual([]);
    });
  },
);
