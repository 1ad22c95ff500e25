import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { withPortals } from '../../portal/withPortals';
import { Spread, spread } from '../../report/statistics';
import { fillPortal } from './fillPortal';

/** An organisation, and one that is ten times as large; the larger has what a peer's own example has. */
const SIZES = [
  { deployments: 17_746, incidents: 319, ofServices: 0.1 },
  { deployments: 177_462, incidents: 3_193, ofServices: 1 },
] as const;

interface SizeFigures {
  readonly deployments: number;
  readonly incidents: number;
  readonly proposed: number;
  readonly millis: Spread;
}

/** How proposing deployments for all incidents at once grows. */
export interface AttributionFigures {
  readonly engine: Engine;
  readonly sizes: readonly SizeFigures[];
  /** Time of the larger by that of the smaller. */
  readonly growth: number;
}

export async function measureAttribution(options: {
  readonly services: number;
  readonly repeats: number;
  readonly engine?: string;
  readonly say: (text: string) => void;
}): Promise<AttributionFigures[]> {
  const { services, repeats } = options;
  const found = new Map<Engine, SizeFigures[]>();
  for (const { ofServices, ...size } of SIZES) {
    const own = Math.round(services * ofServices);
    await withPortals({ ...options, services: own }, async portals => {
      for (const portal of portals) {
        await fillPortal(portal, {
          ...size,
          recent: size.deployments,
          services: own,
        });
        const known = found.get(portal.engine) ?? [];
        known.push({ ...size, ...(await proposals(portal, repeats)) });
        found.set(portal.engine, known);
      }
    });
  }
  return [...found].map(([engine, sizes]) => ({
    engine,
    sizes,
    growth: sizes[1].millis.median / sizes[0].millis.median,
  }));
}

async function proposals(portal: Portal, repeats: number) {
  const all: number[] = [];
  let proposed = 0;
  for (let round = 0; round <= 3 * repeats; round++) {
    const answer = await portal.figures<{ millis: number; proposed: number }>(
      '/attribute',
    );
    proposed = answer.proposed;
    // The first ones warm up.
    if (round >= repeats) all.push(answer.millis);
  }
  return { proposed, millis: spread(all) };
}
