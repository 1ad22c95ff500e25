import { FigureShape } from '../../backend/figureData/shape';
import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { spread, Spread } from '../../report/statistics';
import { ask, asked, Asked, figures, FLOOR, ratio } from '../requests';
import {
  calendarPath,
  measuredContainers,
  measuredServices,
  metricsPath,
  ORGANISATION,
  otherPaths,
  scopesCsvPath,
  scopesPath,
  tabPaths,
  trendPath,
} from './answers';
import { fillPortal } from './fillPortal';

/** Begun in the stretch that answers look at, whatever is older. */
const RECENT = 6_000;

/** How an answer grows with what is too old to be in it. */
export interface GrowthFigures {
  readonly engine: Engine;
  readonly answer: string;
  readonly sizes: readonly {
    readonly size: number;
    readonly millis: Spread;
    readonly toFloor: number;
    readonly cpuMillis: number;
    readonly rowsRead?: number;
  }[];
  /** Of time by the floor's, so that a busy hour falls out: 0 is flat, 1 is in proportion. */
  readonly timeExponent: number;
  readonly rowsExponent?: number;
}

/** Fills portals in steps with what is older than every window, and measures the same answers at each. */
export async function measureGrowth(
  portals: readonly Portal[],
  options: {
    readonly sizes: readonly number[];
    readonly services: number;
    readonly repeats: number;
    readonly say: (text: string) => void;
  },
): Promise<GrowthFigures[]> {
  const { sizes, services, repeats, say } = options;
  const recent = Math.min(RECENT, Math.floor(sizes[0] * 0.6));
  const found = new Map<
    string,
    Omit<GrowthFigures, 'timeExponent' | 'rowsExponent'> & {
      readonly sizes: GrowthFigures['sizes'][number][];
    }
  >();
  let before: FigureShape | undefined;
  for (const size of sizes) {
    const shape = { incidents: size, deployments: size, recent, services };
    for (const portal of portals) {
      await fillPortal(portal, shape, before);
      say(`growth: ${portal.engine} holds ${size} incidents`);
    }
    before = shape;
    for (const portal of portals) {
      const floor = asked(FLOOR);
      const answers = grownAnswers(services).map(one => ({
        ...one,
        asked: asked(one.path),
      }));
      for (let round = 0; round <= repeats; round++) {
        for (const one of [floor, ...answers.map(each => each.asked)]) {
          await ask(portal, one, 5, round > 0);
        }
      }
      for (const { answer, asked: one } of answers) {
        const name = `${portal.engine} ${answer}`;
        const known = found.get(name) ?? {
          engine: portal.engine,
          answer,
          sizes: [],
        };
        known.sizes.push(await ofSize(portal, size, one, floor));
        found.set(name, known);
      }
      say(`growth: ${portal.engine} is measured at ${size}`);
    }
  }
  return [...found.values()].map(each => ({
    ...each,
    timeExponent: exponent(
      each.sizes.map(({ size, toFloor }) => [size, toFloor]),
    ),
    rowsExponent: each.sizes.some(({ rowsRead }) => rowsRead === undefined)
      ? undefined
      : exponent(each.sizes.map(({ size, rowsRead }) => [size, rowsRead || 1])),
  }));
}

async function ofSize(portal: Portal, size: number, one: Asked, floor: Asked) {
  const { cpuMillis, rowsRead } = await figures(portal, one);
  return {
    size,
    millis: spread(one.rounds),
    toFloor: ratio(one, floor).median,
    cpuMillis,
    rowsRead,
  };
}

function grownAnswers(services: number) {
  const [busy, typical] = measuredServices(services);
  return [
    ...[busy, typical].flatMap(({ what, service }) => [
      { answer: `figures of a ${what}`, path: metricsPath(service) },
      ...tabPaths(service).map(({ name, path }) => ({
        answer: `${name} of a ${what}`,
        path,
      })),
    ]),
    ...measuredContainers(services).map(({ what, scope }) => ({
      answer: `figures, ${what}`,
      path: metricsPath(scope),
    })),
    {
      answer: '52 weeks of timeToRestore, busy service',
      path: trendPath(busy.service, 'timeToRestore'),
    },
    {
      answer: '52 weeks of timeToRestore, organisation',
      path: trendPath(ORGANISATION, 'timeToRestore'),
    },
    {
      answer: '52 weeks of commitmentsOnTime, organisation',
      path: trendPath(ORGANISATION, 'commitmentsOnTime'),
    },
    {
      answer: '52 weeks of changeFailureRate, organisation',
      path: trendPath(ORGANISATION, 'changeFailureRate'),
    },
    ...otherPaths().map(({ name, path }) => ({ answer: name, path })),
    { answer: '12 months, organisation', path: calendarPath(ORGANISATION) },
    { answer: 'parts, first page', path: scopesPath() },
    { answer: 'every service', path: scopesCsvPath() },
  ];
}

/** The slope of the line through the logarithms. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: 0 | 1) =>
    logs.reduce((sum, pair) => sum + pair[of], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const covariance = logs.reduce(
    (sum, [x, y]) => sum + (x - meanX) * (y - meanY),
    0,
  );
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return variance === 0 ? 0 : covariance / variance;
}
