import { fromKey } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  hoursBefore,
  keysOf,
} from './__testUtils__/aShopOfChanges';

eachDatabase(
  'What figures know of the cause of an incident',
  (databases, databaseId) => {
    let portal: Portal;
    const {
      owner,
      deploy,
      report,
      causeOf,
      say,
      answer,
      failureFacts,
      answerFacts,
      forgetChanges,
    } = aShopOfChanges(() => portal);
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
    });
    afterAll(async () => {
      await portal.stop();
    });
    beforeEach(forgetChanges);

    it('counts for what an incident was merged into, and comes back with it', async () => {
      const last = await deploy();
      const [one, other] = [await report(), await report()];
      await say(last, one, 'confirmed');
      const { body: now } = await owner().get(`/incidents/${one}`);
      const { body: merged } = await owner()
        .post(`/incidents/${one}/merge`, { into: other })
        .set('If-Match', `"${now.version}"`)
        .expect(200);
      expect(await failureFacts()).toEqual([
        { deployment: last, incident: other, kind: 'incident' },
      ]);
      expect(await answerFacts()).toEqual([[other, 'linked']]);
      expect(keysOf((await causeOf(other)).deployments)).toEqual([last]);
      const { body: refused } = await answer(one, { answer: 'unanswered' });
      expect(refused.error.name).toBe('ConflictError');
      const { body: deployment } = await owner().get(`/deployments/${last}`);
      expect(deployment.failures).toMatchObject([{ incident: { key: other } }]);
      await owner()
        .post(`/incidents/${one}/unmerge`)
        .set('If-Match', `"${merged.version}"`)
        .expect(200);
      expect(await failureFacts()).toEqual([
        { deployment: last, incident: one, kind: 'incident' },
      ]);
      expect(await answerFacts()).toEqual([[one, 'linked']]);
    });

    it('follows the kind of the incident, and where and how the deployment went', async () => {
      const last = await deploy();
      const incident = await report();
      await say(last, incident, 'confirmed');
      await owner()
        .patch(`/incidents/${incident}`, { kind: 'drill' })
        .set('If-Match', '"1"')
        .expect(200);
      expect(await failureFacts()).toMatchObject([{ kind: 'drill' }]);
      await owner()
        .patch(`/deployments/${last}`, { environment: 'staging' })
        .set('If-Match', '"1"')
        .expect(200);
      const id = fromKey(last);
      for (const table of ['deployment_fact', 'change_failure_fact']) {
        const row = await portal
          .database(table)
          .where('deployment_id', id)
          .first();
        expect(Boolean(row.production)).toBe(false);
      }
    });

    it('is known of when the incident was, as that is mended', async () => {
      const incident = await report();
      await answer(incident, { answer: 'notChangeCaused' });
      const anchorOf = async () => {
        const row = await portal.database('change_answer_fact').first();
        return new Date(Number(row.anchor_at)).toISOString();
      };
      expect(await anchorOf()).toBe(hoursBefore(0));
      await owner()
        .put(`/incidents/${incident}/times/impactStarted`, {
          at: hoursBefore(48),
        })
        .set('If-Match', '"1"')
        .expect(200);
      expect(await anchorOf()).toBe(hoursBefore(48));
    });
  },
);
