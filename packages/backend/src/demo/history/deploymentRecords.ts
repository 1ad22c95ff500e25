import {
  ChangeFailureRecord,
  DeploymentRecord,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { DAY, HOUR, midnightOf, MINUTE } from './calendarWeights';
import { NumberedHappening } from './HistoryPlan';
import { DEMO_SOURCE, incidentKey } from './incidentRecords';
import { SeededRandom } from './SeededRandom';
import { ServiceProfile, serviceProfiles } from './serviceProfiles';

/** How far back the pipeline remembers, in days: a year, and the week in which a deployment may still fail. */
const PIPELINE_DAYS = 372;

/** What comes of a change. */
const changeTriggers: ReadonlySet<string | null> = new Set([
  'deployment',
  'config-change',
]);

/** What was deployed, and what is known of the incidents that came of it. */
export interface DeploymentRecords {
  readonly deployments: readonly DeploymentRecord[];
  readonly changeFailures: readonly ChangeFailureRecord[];
  /** Names of the incidents of which somebody said that no change caused them. */
  readonly notChangeCaused: readonly string[];
}

interface Planned {
  readonly component: string;
  readonly finishedAt: number;
  readonly status: 'success' | 'failed';
  readonly environment: 'production' | 'staging';
  /** The incident that came of it. */
  readonly broke?: NumberedHappening;
}

/**
 * A year of deployments up to `day`, the changes that broke something among them, and for most incidents whether a change was the cause:
 * some nobody has asked yet.
 */
export function deploymentRecords(
  happenings: readonly NumberedHappening[],
  day: number,
): DeploymentRecords {
  const since = day - PIPELINE_DAYS * DAY;
  const incidents = happenings.filter(
    ({ kind, restricted, startedAt }) =>
      kind === 'incident' && !restricted && startedAt > since,
  );
  const broken = incidents.filter(({ trigger }) => changeTriggers.has(trigger));
  const deployments: DeploymentRecord[] = [];
  const changeFailures: ChangeFailureRecord[] = [];
  for (const profile of serviceProfiles) {
    const planned = [
      ...routine(profile, since, day),
      ...broken
        .filter(({ stage }) => stage.origin === profile.component)
        .map(breaking),
    ].sort((a, b) => a.finishedAt - b.finishedAt);
    for (const [index, each] of planned.entries()) {
      const deployment = record(each, index + 1);
      deployments.push(deployment);
      if (each.broke) changeFailures.push(failure(deployment, each.broke));
    }
  }
  const random = new SeededRandom('not caused by a change');
  return {
    deployments,
    changeFailures,
    notChangeCaused: incidents
      .filter(each => !broken.includes(each))
      // What has just happened is still looked at.
      .filter(({ startedAt }) => startedAt < day - 3 * DAY)
      .filter(() => random.chance(0.93))
      .map(each => incidentKey(each).externalId),
  };
}

/** What is deployed day by day: the more there is to a component, the more often. */
function routine(
  { component, weight }: ServiceProfile,
  since: number,
  day: number,
): Planned[] {
  const random = new SeededRandom(`deployments of ${component}`);
  const aDay = Math.min(0.75, 0.3 + weight / 120);
  const planned: Planned[] = [];
  for (let midnight = midnightOf(since); midnight < day; midnight += DAY) {
    const isWeekend = [0, 6].includes(new Date(midnight).getUTCDay());
    if (isWeekend || !random.chance(aDay)) continue;
    const finishedAt = midnight + random.whole(8 * 60, 16 * 60) * MINUTE;
    planned.push({
      component,
      finishedAt,
      status: random.chance(0.03) ? 'failed' : 'success',
      environment: 'production',
    });
    if (random.chance(0.1)) {
      planned.push({
        component,
        finishedAt: finishedAt - 2 * HOUR,
        status: 'success',
        environment: 'staging',
      });
    }
  }
  return planned;
}

function breaking(broke: NumberedHappening): Planned {
  const random = new SeededRandom(`change behind ${broke.number}`);
  return {
    component: broke.stage.origin,
    finishedAt: broke.startedAt - random.whole(4, 50) * MINUTE,
    status: 'success',
    environment: 'production',
    broke,
  };
}

function record(
  { component, finishedAt, status, environment, broke }: Planned,
  number: number,
): DeploymentRecord {
  const externalId = `${component}-${String(number).padStart(4, '0')}`;
  const random = new SeededRandom(`deployment ${externalId}`);
  return {
    type: 'deployment',
    source: DEMO_SOURCE,
    externalId,
    entity: `component:default/${component}`,
    environment,
    started: toInstant(finishedAt - random.whole(4, 18) * MINUTE),
    finished: toInstant(finishedAt),
    status,
    rolledBack: broke !== undefined && random.chance(0.6),
    version: `1.${number}.0`,
  };
}

/** Mostly the pipeline knows; now and then it only guesses, and somebody has to say. */
function failure(
  { externalId }: DeploymentRecord,
  broke: NumberedHappening,
): ChangeFailureRecord {
  const random = new SeededRandom(`change failure ${externalId}`);
  const incident = incidentKey(broke);
  return {
    type: 'changeFailure',
    source: DEMO_SOURCE,
    externalId: `${externalId} ${incident.externalId}`,
    deployment: { source: DEMO_SOURCE, externalId },
    incident,
    state: random.chance(0.88) ? 'confirmed' : 'proposed',
  };
}
