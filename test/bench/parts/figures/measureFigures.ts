import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenly } from '../../backend/figureData/shape';
import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { peakMegabytes } from '../../portal/resident';
import { withPortals } from '../../portal/withPortals';
import { AttributionFigures, measureAttribution } from './attribution';
import { compareServices, EqualServices } from './equalServices';
import { compareTrend, EqualTrend } from './equalTrend';
import { fillPortal } from './fillPortal';
import { GrowthFigures, measureGrowth } from './growth';
import { AnswersResult, measureAnswers } from './measureAnswers';
import { EnginePlans, readPlans } from './plans';
import { measureUnderLoad, UnderLoadFigures } from './underLoad';
import { measureUnchanged, UnchangedFigures } from './unchanged';

export interface FiguresResult {
  readonly incidents: number;
  readonly services: number;
  readonly repeats: number;
  readonly attribution: readonly AttributionFigures[];
  readonly growth: readonly GrowthFigures[];
  readonly answers: AnswersResult;
  readonly equal: readonly EqualTrend[];
  readonly equalServices: readonly EqualServices[];
  readonly unchanged: readonly UnchangedFigures[];
  readonly memory: readonly {
    readonly engine: Engine;
    /** Megabytes of the back end at its start, and at most while it answered. */
    readonly before: number;
    readonly peak: number;
  }[];
  readonly underLoad: readonly UnderLoadFigures[];
  readonly plans: readonly EnginePlans[];
}

/** Everything that is measured of figures. */
export async function measureFigures(options: {
  readonly incidents: number;
  readonly growthSizes: readonly number[];
  readonly services: number;
  readonly repeats: number;
  readonly quick: boolean;
  readonly engine?: string;
  /** Where the filled databases stay. */
  readonly data?: string;
  readonly say: (text: string) => void;
}): Promise<FiguresResult> {
  const { incidents, services, repeats, quick, engine, data, say } = options;
  const attribution = await measureAttribution({
    services,
    repeats,
    engine,
    say,
  });
  say('attribution is measured');
  const growth = await withPortals({ services, engine, say }, portals =>
    measureGrowth(portals, {
      sizes: options.growthSizes,
      services,
      repeats,
      say,
    }),
  );
  await filledOnce({ incidents, services, engine, data, say });
  const onFilled = await withPortals(
    { services, engine, data, say },
    async portals => {
      if (!data) await fillEach(portals, incidents, services, say);
      const before = portals.map(({ pid }) => peakMegabytes(pid));
      const answers = await measureAnswers(portals, { services, repeats, say });
      const equal = [];
      const equalServices = [];
      const unchanged = [];
      for (const portal of portals) {
        equal.push(await compareTrend(portal, services));
        equalServices.push(await compareServices(portal, services));
        unchanged.push(
          ...(await measureUnchanged(portal, { services, repeats })),
        );
      }
      const memory = portals.map((portal, place) => ({
        engine: portal.engine,
        before: before[place],
        peak: peakMegabytes(portal.pid),
      }));
      const plans = [];
      for (const portal of portals) {
        plans.push(await readPlans(portal, services));
      }
      const underLoad = [];
      for (const portal of portals) {
        underLoad.push(
          await measureUnderLoad(portal, {
            services,
            repeats,
            seconds: quick ? 2 : 8,
          }),
        );
        say(`${portal.engine}: figures are measured beside an import`);
      }
      return {
        answers,
        equal,
        equalServices,
        unchanged,
        memory,
        underLoad,
        plans,
      };
    },
  );
  return {
    incidents,
    services,
    repeats,
    attribution,
    growth,
    ...onFilled,
  };
}

/** Fills a folder that is to be kept, once; the back ends that did it are ended, so that none is measured with what filling left in it. */
async function filledOnce(options: {
  readonly incidents: number;
  readonly services: number;
  readonly engine?: string;
  readonly data?: string;
  readonly say: (text: string) => void;
}): Promise<void> {
  const { incidents, services, engine, data, say } = options;
  if (!data) return;
  mkdirSync(data, { recursive: true });
  const filled = join(data, `filled-${incidents}-${engine ?? 'both'}`);
  if (existsSync(filled)) return;
  await withPortals({ services, engine, data, say }, portals =>
    fillEach(portals, incidents, services, say),
  );
  writeFileSync(filled, '');
}

async function fillEach(
  portals: readonly Portal[],
  incidents: number,
  services: number,
  say: (text: string) => void,
): Promise<void> {
  for (const portal of portals) {
    await fillPortal(portal, evenly(incidents, services));
    say(`${portal.engine}: ${incidents} incidents and as many deployments`);
  }
}
