import type { Portal } from '../../portal/Portal';
import type { Engine } from '../../portal/startPortal';
import { Spread, spread } from '../../report/statistics';
import {
  ask,
  Asked,
  asked,
  figures,
  FLOOR,
  ratio,
  RequestFigures,
} from '../requests';
import { publishLearning } from './publish';

/** What moving lessons costs on one database. */
export interface LearningFigures {
  readonly engine: Engine;
  readonly floor: RequestFigures;
  /** Whether something has happened elsewhere, asked of incidents. */
  readonly related: RequestFigures;
  readonly relatedToFloor: Spread;
  /** The agenda of a review of the whole organisation. */
  readonly agenda: RequestFigures;
  /** Milliseconds from a postmortem being published until all whom its learning is for are asked. */
  readonly round: Spread;
  /** Whom the matcher found for each learning, and how many of them are asked. */
  readonly found: number;
  readonly asked: number;
}

export interface LearningResults {
  /** Incidents, and as many postmortems. */
  readonly incidents: number;
  readonly services: number;
  readonly repeats: number;
  readonly requestsARepeat: number;
  readonly engines: readonly LearningFigures[];
}

/** Long enough for any round. */
const PATIENCE = 120_000;

/** Measures on both databases in turn what is asked while lessons move, in portals that the lists were filled in. */
export async function measureLearning(
  portals: readonly Portal[],
  options: Omit<LearningResults, 'engines'> & {
    readonly say: (text: string) => void;
  },
): Promise<LearningResults> {
  const { say, ...given } = options;
  const runs = [];
  for (const portal of portals) {
    const review = await planReview(portal);
    const { items } = await portal.get<{ items: readonly { key: string }[] }>(
      '/api/reliability/incidents?limit=50',
    );
    runs.push({
      portal,
      floor: asked(FLOOR),
      // One after the other, so that no answer is one that was just given.
      related: items
        .slice(0, given.repeats + 1)
        .map(({ key }) =>
          asked(`/api/reliability/learnings/related?incident=${key}`),
        ),
      agenda: asked(`/api/reliability/reviews/${review}/agenda`),
      rounds: [] as number[],
      found: 0,
      asked: 0,
    });
  }
  // The first round warms up and is thrown away.
  for (let round = 0; round <= given.repeats; round++) {
    for (const run of runs) {
      const { portal, floor, related, agenda } = run;
      const counts = round > 0;
      await ask(portal, floor, given.requestsARepeat, counts);
      await ask(portal, related[round], given.requestsARepeat, counts);
      await ask(portal, agenda, Math.min(3, given.requestsARepeat), counts);
      const id = await publishLearning(portal, round);
      const { millis, found, asked: waiting } = await untilAsked(portal, id);
      if (!counts) continue;
      run.rounds.push(millis);
      run.found = found;
      run.asked = waiting;
    }
    say(round === 0 ? 'warm' : `round ${round} of ${given.repeats}`);
  }
  const engines = [];
  for (const { portal, floor, related, agenda, ...run } of runs) {
    const all = together(related.slice(1));
    engines.push({
      engine: portal.engine,
      floor: await figures(portal, floor),
      related: await figures(portal, all),
      relatedToFloor: ratio(all, floor),
      agenda: await figures(portal, agenda),
      round: spread(run.rounds),
      found: run.found,
      asked: run.asked,
    });
  }
  return { ...given, engines };
}

/** Requests of one kind, each of a round of its own. */
function together(ones: readonly Asked[]): Asked {
  const sum = (field: 'cpuMillis' | 'statements') =>
    ones.reduce((total, one) => total + one[field], 0);
  return {
    path: ones[0].path,
    rounds: ones.flatMap(({ rounds }) => rounds),
    all: ones.flatMap(({ all }) => all),
    cpuMillis: sum('cpuMillis'),
    statements: sum('statements'),
  };
}

/** A review of the organisation that looks back on a year. */
async function planReview(portal: Portal): Promise<string> {
  const { key } = await portal.write<{ key: string }>(
    'POST',
    '/api/reliability/reviews',
    {
      title: 'Reliability of all',
      scope: 'organisation',
      rhythm: {
        repeats: 'yearly',
        first: '2020-01-06',
        time: '14:00',
        zone: 'Europe/Berlin',
      },
      length: 50,
      pool: [{ ref: 'group:default/team-0' }],
    },
  );
  return key;
}

/** Waits until nobody more is asked about a learning. */
async function untilAsked(portal: Portal, id: string) {
  const start = performance.now();
  while (performance.now() - start < PATIENCE) {
    const seen = await portal.control<{ found: number; asked: number }>(
      `/asked?learning=${id}`,
    );
    if (seen.found > 0) return { millis: performance.now() - start, ...seen };
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`Nobody was asked about ${id}`);
}
