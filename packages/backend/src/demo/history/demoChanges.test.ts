import { toMillis } from '@afterword/plugin-reliability-common';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { historyAsOf, keyed, someMoments } from './__testUtils__/historyAsOf';
import { demoNotChangeCaused } from './demoHistory';

const DAY = 86_400_000;

describe.each(someMoments)(
  'the deployments of the demo organisation as of %s',
  at => {
    const { now, day, incidents, deployments, changeFailures } =
      historyAsOf(at);

    it('has services whose change failure rate means something', () => {
      const until = day - 7 * DAY;
      const isInQuarter = (moment: string | null | undefined) =>
        typeof moment === 'string' &&
        toMillis(moment) < until &&
        toMillis(moment) >= until - 90 * DAY;
      const confirmed = changeFailures.filter(
        ({ state }) => state === 'confirmed',
      );
      const answered = new Set([
        ...demoNotChangeCaused(demoOrganisation, now),
        ...confirmed.map(({ incident }) => incident.externalId),
      ]);
      const broke = new Set(
        confirmed.map(({ deployment }) => deployment.externalId),
      );
      const meaningful = ['checkout', 'cart'].map(component => {
        const entity = `component:default/${component}`;
        const finished = deployments.filter(
          each =>
            each.entity === entity &&
            each.environment === 'production' &&
            each.status === 'success' &&
            isInQuarter(each.finished),
        );
        const began = incidents.filter(
          ({ kind, entities, times }) =>
            kind === 'incident' &&
            isInQuarter(times?.impactStarted ?? times?.detected) &&
            entities?.some(
              ({ ref, role }) => ref === entity && role === 'impacted',
            ),
        );
        const asked = began.filter(({ externalId }) =>
          answered.has(externalId),
        );
        return {
          component,
          isEnough: finished.length >= 20,
          isCovered: asked.length >= 0.8 * began.length,
          failed: finished.filter(({ externalId }) => broke.has(externalId))
            .length,
        };
      });
      expect(meaningful).toEqual(
        ['checkout', 'cart'].map(component => ({
          component,
          isEnough: true,
          isCovered: true,
          failed: expect.any(Number),
        })),
      );
      expect(meaningful.some(({ failed }) => failed > 0)).toBe(true);
    });

    it('lets the pipeline guess now and then, and some services deploy nothing', () => {
      const states = new Set(changeFailures.map(({ state }) => state));
      expect(states).toEqual(new Set(['confirmed', 'proposed']));
      const deployed = new Set(deployments.map(({ entity }) => entity));
      const silent = demoOrganisation.components.filter(
        ({ name }) => !deployed.has(`component:default/${name}`),
      );
      expect(silent.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'profile',
          'tax-calculator',
          'route-optimiser',
        ]),
      );
    });

    it('says of each change failure what finished before it', () => {
      const deployed = keyed(deployments);
      const incidentOf = keyed(incidents);
      const late = changeFailures.filter(({ deployment, incident }) => {
        const finished = deployed.get(deployment.externalId)?.finished ?? '';
        const began = incidentOf.get(incident.externalId)?.times?.impactStarted;
        return began && !(toMillis(finished) < toMillis(began));
      });
      expect(late).toEqual([]);
      expect(changeFailures.length).toBeGreaterThan(10);
    });
  },
);
