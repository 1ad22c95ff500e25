import {
  deploymentReadPermission,
  incidentReadPermission,
  MetricsQuality,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, ofNobody, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  checkout,
} from '../deployments/__testUtils__/aShopOfChanges';

const HOUR = 3_600_000;
const now = Date.now();
/** A moment after the incident began, which was 20 days ago, when deployments have had a week to fail in. */
const after = (hours: number) =>
  new Date(now - 20 * 24 * HOUR + hours * HOUR).toISOString();

eachDatabase(
  'A deployment that began after an incident',
  (databases, databaseId) => {
    const policy = aPolicy();
    let portal: Portal;
    const { owner, deploy, report, answer } = aShopOfChanges(() => portal);
    const figures = async (): Promise<ScopeMetrics['figures']> =>
      (await owner().get(`/metrics?scope=${checkout}`).expect(200)).body
        .figures;
    const quality = async (query = ''): Promise<MetricsQuality> =>
      (await owner().get(`/metrics/quality?count=true${query}`).expect(200))
        .body;
    const failed = async () => {
      const path = '/deployments?failed=true&count=true';
      return (await owner().get(path).expect(200)).body;
    };
    const change = async (path: string, body: object) => {
      const { version } = (await owner().get(path).expect(200)).body;
      await owner()
        .patch(path, body)
        .set('If-Match', `"${version}"`)
        .expect(200);
    };
    /** How many failed, of how many incidents it is known, and how many a change caused. */
    const counted = async () => {
      const { changeFailureRate, failedDeploymentRecovery } = await figures();
      return {
        rate: changeFailureRate,
        recovered:
          failedDeploymentRecovery && 'coverage' in failedDeploymentRecovery
            ? failedDeploymentRecovery.coverage.total
            : 0,
        failed: (await failed()).page.total,
      };
    };
    const isLeftOut = {
      rate: { state: 'unattributed', coverage: { known: 0, total: 1 } },
      recovered: 0,
      failed: 0,
    };
    const isCounted = {
      rate: { k: 1, n: 1, coverage: { known: 1, total: 1 } },
      recovered: 1,
      failed: 1,
    };
    let deployment: string;
    let incident: string;

    beforeEach(async () => {
      policy.set({});
      portal = await aPortal(databases, databaseId, {
        features: [policy.factory],
      });
      await portal.refreshCatalog();
      incident = await report({
        title: 'Checkout errors',
        times: {
          impactStarted: after(0),
          detected: after(1),
          declared: after(1),
          acknowledged: after(1),
          mitigated: after(4),
          resolved: after(4),
        },
      });
      deployment = await deploy({ started: after(2), finished: after(3) });
      await answer(incident, { answer: 'linked', deployments: [deployment] });
    });
    afterEach(async () => {
      await portal.stop();
    });

    it('is kept as its cause, and left out of figures and of lists of what failed', async () => {
      const { body } = await owner().get(`/incidents/${incident}/change-cause`);
      expect(body).toMatchObject({
        answer: 'linked',
        deployments: [{ deployment: { key: deployment }, possible: false }],
      });
      expect(await counted()).toMatchObject(isLeftOut);
      const { items } = (await owner().get('/deployments?failed=false')).body;
      expect(items).toMatchObject([{ key: deployment, failures: [] }]);
      const whole = await owner().get(`/deployments/${deployment}`).expect(200);
      expect(whole.body.failures).toMatchObject([
        { incident: { key: incident }, state: 'confirmed', possible: false },
      ]);
    });

    it.each([
      ['any deployment', { result: AuthorizeResult.DENY } as const],
      ['this deployment', ofNobody(deploymentReadPermission)],
    ])('is not told to whoever may not read %s', async (_, decision) => {
      policy.set({ [deploymentReadPermission.name]: decision });
      const nothing = { items: [], page: { total: 0 } };
      expect(await quality()).toMatchObject(nothing);
      expect(await quality('&figure=changeFailureRate')).toMatchObject(nothing);
      const { text } = await owner()
        .get('/metrics/quality.csv?figure=changeFailureRate')
        .expect(200);
      expect(text).not.toContain(incident);
    });

    it('is listed with what is wrong, for whoever owns the incident', async () => {
      const { items, page } = await quality();
      expect(page.total).toBe(1);
      expect(items).toEqual([
        expect.objectContaining({
          key: incident,
          title: 'Checkout errors',
          problems: [
            {
              kind: 'impossible',
              field: 'impactStarted',
              problem:
                'Cannot be right: a deployment that is said to have caused it began later than when its impact began.',
              message: {
                code: 'causeLater',
                values: { point: { code: 'impactStarted', values: {} } },
              },
              figures: ['changeFailureRate'],
            },
          ],
        }),
      ]);
      const asked = async (figure: string) =>
        (await quality(`&figure=${figure}&scope=${checkout}`)).page.total;
      expect(await asked('changeFailureRate')).toBe(1);
      expect(await asked('timeToRestore')).toBe(0);
    });

    it('counts once it is known to have begun earlier', async () => {
      await change(`/deployments/${deployment}`, { started: after(-1) });
      expect(await counted()).toMatchObject(isCounted);
      expect((await quality()).items).toEqual([]);
    });

    it('counts where nobody knows when it began', async () => {
      await change(`/deployments/${deployment}`, { started: null });
      expect(await counted()).toMatchObject(isCounted);
    });

    it('counts once the incident is known to have begun later', async () => {
      const path = `/incidents/${incident}`;
      const { version } = (await owner().get(path).expect(200)).body;
      await owner()
        .put(`${path}/times/impactStarted`, { at: after(2) })
        .set('If-Match', `"${version}"`)
        .expect(200);
      expect(await counted()).toMatchObject(isCounted);
      expect((await quality('&figure=changeFailureRate')).items).toEqual([]);
    });

    it('leaves the incident answered where another one may have caused it', async () => {
      const other = await deploy({ started: after(-2), finished: after(-1) });
      const deployments = [deployment, other];
      await answer(incident, { answer: 'linked', deployments });
      expect(await counted()).toMatchObject({
        rate: { k: 1, n: 2, coverage: { known: 1, total: 1 } },
        recovered: 1,
        failed: 1,
      });
      expect((await quality()).page.total).toBe(1);
    });

    it('is believed on the day of a report without a name, of which nothing but its day is kept', async () => {
      const { body } = await owner()
        .post('/near-misses', {
          whatNearlyHappened: 'Nobody could pay',
          whatStoppedIt: 'Somebody looked',
          whenNoticed: after(0),
          entity: checkout,
          anonymous: true,
        })
        .expect(201);
      await change(`/incidents/${body.key}`, { kind: 'incident' });
      const day = Date.parse(body.times.detected.at);
      const causedAt = async (moment: number) => {
        const started = new Date(moment).toISOString();
        const key = await deploy({ started, finished: started });
        await answer(body.key, { answer: 'linked', deployments: [key] });
        const path = `/incidents/${body.key}/change-cause`;
        const { deployments } = (await owner().get(path).expect(200)).body;
        return {
          possible: deployments[0].possible,
          failed: (await failed()).page.total,
          listed: (await quality('&figure=changeFailureRate')).page.total,
        };
      };

      expect(await causedAt(day + 24 * HOUR - 1)).toEqual({
        possible: true,
        failed: 1,
        listed: 1,
      });
      expect(await causedAt(day + 24 * HOUR)).toEqual({
        possible: false,
        failed: 0,
        listed: 2,
      });
    });

    it('is in the latest point of the trend what it is in the figure', async () => {
      const latest = async () => {
        const path = `/metrics/trend?figure=changeFailureRate&scope=${checkout}`;
        const { points } = (await owner().get(path).expect(200)).body;
        return points.at(-1);
      };
      expect(await latest()).toMatchObject({ state: 'unattributed', n: 1 });
      await change(`/deployments/${deployment}`, { started: after(-1) });
      const { changeFailureRate: rate } = await figures();
      expect(rate).toMatchObject({ value: 1, n: 1 });
      expect(rate).toMatchObject(
        Object.fromEntries(
          Object.entries(await latest()).filter(([name]) => name !== 'until'),
        ),
      );
    });

    it('is judged by what the incident was merged into only before whoever may read that', async () => {
      const own = async () =>
        (await owner().get(`/incidents/${incident}`).expect(200)).body;
      const target = await report({
        title: 'Payments failed',
        severity: 'sev1',
        times: { impactStarted: after(5) },
      });
      await change(`/incidents/${incident}`, { severity: 'sev4' });
      await owner()
        .post(`/incidents/${incident}/merge`, { into: target })
        .set('If-Match', `"${(await own()).version}"`)
        .expect(200);
      const isPossible = async () => {
        const path = `/incidents/${incident}/change-cause`;
        const { deployments } = (await owner().get(path).expect(200)).body;
        return deployments[0].possible;
      };
      expect(await isPossible()).toBe(true);
      policy.set({
        [incidentReadPermission.name]: onCondition(
          'reliability-incident',
          'HAS_SEVERITY',
          ['sev4'],
        ),
      });
      expect((await own()).mergedInto).toBeNull();
      expect(await isPossible()).toBe(false);
    });

    it('is found as it was written by whoever recomputes', async () => {
      const rows = () => portal.database('change_failure_fact').select();
      const before = await rows();
      await portal.triggerTask('reliability:recompute');
      expect(await rows()).toEqual(before);
      await portal.database('change_failure_fact').update({ began_at: null });
      await portal.triggerTask('reliability:recompute');
      expect(await rows()).toEqual(before);
    });
  },
);
