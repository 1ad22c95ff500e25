import { Portal } from '../../__testUtils__/aPortal';
import { CHECKOUT } from './writers';

const source = 'wiki';

/** A record of an incident on the checkout whose times are known. */
export function anIncidentTold(externalId: string, over: object = {}) {
  return {
    type: 'incident',
    source,
    externalId,
    title: `Outage ${externalId}`,
    entities: [{ ref: CHECKOUT }],
    times: {
      impactStarted: '2026-11-13T14:02:00Z',
      detected: '2026-11-13T14:13:00Z',
      mitigated: '2026-11-13T14:49:00Z',
    },
    ...over,
  };
}

/** A record of a postmortem about some incidents of the wiki, published unless told, with a factor in each of some layers. */
export function aPostmortemTold(
  externalId: string,
  incidents: readonly string[],
  layers: readonly string[],
  over: object = {},
) {
  return {
    type: 'postmortem',
    source,
    externalId,
    title: `Why ${externalId}`,
    status: 'published',
    incidents: incidents.map(each => ({ source, externalId: each })),
    factors: layers.map((layer, index) => ({ text: `Why ${index}`, layer })),
    ...over,
  };
}

/** Sends records as the wiki's own service does; the keys of what they are about, in that order. */
export async function tell(
  portal: Portal,
  records: readonly object[],
): Promise<string[]> {
  const { text } = await portal
    .asService()
    .post('/import')
    .set('Content-Type', 'application/x-ndjson')
    .send(records.map(record => JSON.stringify(record)).join('\n'))
    .buffer(true)
    .expect(200);
  const reports: { key?: string; result?: string; errors?: unknown }[] = text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const failed = reports.filter(({ result }) => result === 'failed');
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return reports.flatMap(({ key }) => key ?? []);
}
