import { DATA_START } from '../../backend/figureData/shape';
import { serviceRef } from '../../shop/catalog';
import { sequence, skewed } from '../../shop/random';

const MINUTE = 60_000;
/** All of it happened long before the windows that are measured meanwhile. */
const STRETCH = 200 * 24 * 60;

/** An incident that is imported while something else is measured; `run` keeps those of different runs apart. */
export function aLoadIncident(run: string, index: number, services: number) {
  const random = sequence(index + 1);
  random();
  const service = skewed(services, random());
  const started = DATA_START + Math.floor(random() * STRETCH) * MINUTE;
  const after = (minutes: number) =>
    new Date(started + minutes * MINUTE).toISOString();
  return {
    type: 'incident',
    source: 'bench-load',
    externalId: `${run}-${index}`,
    title: `Slow answers of service ${service}`,
    severity: 'sev3',
    entities: [{ ref: serviceRef(service), role: 'impacted' }],
    times: {
      impactStarted: after(0),
      detected: after(4),
      mitigated: after(60),
      resolved: after(90),
    },
  };
}

/** NDJSON of so many incidents a second, or as fast as it is taken, until somebody says that it is enough. */
export async function* loadLines(options: {
  readonly run: string;
  readonly services: number;
  readonly perSecond?: number;
  readonly isEnough: () => boolean;
}): AsyncGenerator<Uint8Array> {
  const { run, services, perSecond, isEnough } = options;
  const PORTION = 50;
  const start = performance.now();
  for (let sent = 0; !isEnough(); sent += PORTION) {
    const lines = Array.from({ length: PORTION }, (_, place) =>
      JSON.stringify(aLoadIncident(run, sent + place, services)),
    );
    yield Buffer.from(`${lines.join('\n')}\n`);
    if (perSecond !== undefined) {
      const due = start + ((sent + PORTION) / perSecond) * 1000;
      await new Promise(resolve =>
        setTimeout(resolve, Math.max(0, due - performance.now())),
      );
    }
  }
}
