import { serviceRef } from './catalog';
import { sequence, skewed } from './random';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 1);
const YEARS = 3;

const causes = [
  'Slow answers',
  'Errors at checkout',
  'Queue does not drain',
  'Certificate ran out',
  'Disk is full',
  'Timeouts towards a partner',
];
const severities = ['sev1', 'sev2', 'sev3', 'sev4'];
const regions = ['eu', 'us', 'asia'];
const statuses = ['candidate', 'committed', 'inProgress', 'done', 'verified'];

/** Whether the thing of an index is for its own circle only. */
const isRestricted = (index: number) => index % 50 === 7;

/** The incident of an index, the same in every run. */
export function anIncident(index: number, services: number) {
  const random = sequence(index + 1);
  random();
  const service = skewed(services, random());
  const started = START + Math.floor(random() * YEARS * 365 * 24 * 60) * MINUTE;
  const after = (minutes: number) =>
    new Date(started + Math.ceil(random() * minutes) * MINUTE).toISOString();
  const entities = [
    { ref: serviceRef(service), role: 'impacted', impact: 'partial' },
  ];
  if (index % 3 === 0) {
    const other = (service + 1) % services;
    entities.push({
      ref: serviceRef(other),
      role: 'origin',
      impact: 'partial',
    });
  }
  return {
    type: 'incident',
    source: 'bench',
    externalId: String(index),
    title: `${causes[index % causes.length]} on service ${service}`,
    kind: index % 20 === 0 ? 'nearMiss' : 'incident',
    severity: severities[skewed(severities.length, 1 - random())],
    incidentType: index % 2 === 0 ? 'capacity' : 'change',
    visibility: isRestricted(index) ? 'restricted' : 'everyone',
    summary:
      'Customers saw errors for a while. A limit was reached that nobody watched; it was raised, and the backlog drained.',
    entities,
    dimensions: { region: regions[index % regions.length] },
    times: {
      impactStarted: new Date(started).toISOString(),
      detected: after(10),
      acknowledged: after(15),
      mitigated: after(120),
      resolved: after(300),
    },
    url: `https://status.example.com/${index}`,
  };
}

/** The postmortem of an index, about the incident of the same index. */
export function aPostmortem(index: number) {
  return {
    type: 'postmortem',
    source: 'bench',
    externalId: `pm-${index}`,
    title: `${causes[index % causes.length]}, looked back on (${index})`,
    status: isRestricted(index) ? 'draft' : 'published',
    publishedAt: new Date(START + (index % 900) * DAY).toISOString(),
    incidents: [{ source: 'bench', externalId: String(index) }],
    sections: { whatHappened: 'A limit was reached that nobody watched.' },
  };
}

/** The action item of an index, from the postmortem of the same index. */
export function anActionItem(index: number, services: number) {
  const random = sequence(index + 7);
  random();
  return {
    type: 'actionItem',
    source: 'bench',
    externalId: `ai-${index}`,
    title: `Watch the limit that was reached (${index})`,
    postmortem: { source: 'bench', externalId: `pm-${index}` },
    entity: serviceRef(skewed(services, random())),
    due: new Date(START + Math.floor(random() * YEARS * 365) * DAY)
      .toISOString()
      .slice(0, 10),
    status: statuses[index % statuses.length],
    itemType: 'detect',
    acceptanceTest: 'An alert fires in the game day.',
  };
}

/** NDJSON in pieces of many lines, made while it is read. */
export async function* ndjson(
  count: number,
  record: (index: number) => object,
): AsyncGenerator<Uint8Array> {
  const LINES = 200;
  for (let start = 0; start < count; start += LINES) {
    const lines = [];
    for (let index = start; index < Math.min(count, start + LINES); index++) {
      lines.push(`${JSON.stringify(record(index))}\n`);
    }
    yield Buffer.from(lines.join(''));
  }
}
