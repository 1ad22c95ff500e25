import {
  dimensions,
  instant,
  line,
  linkUrl,
  prose,
  severity,
  timePointKind,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const moment = instant.transform(toMillis);

/** What is taken of a source's word on an incident; times are UTC milliseconds. */
const sourceIncident = z.object({
  externalId: line(300),
  title: line(300),
  severity: severity.nullish(),
  summary: prose(20_000).nullish(),
  // A link that we would not show is left out rather than refusing the incident.
  url: linkUrl.nullable().catch(null),
  entities: z.array(z.string()),
  dimensions: dimensions.nullish(),
  times: z.partialRecord(timePointKind, moment.optional()),
  asOf: moment.optional(),
  spell: z
    .object({ name: line(300), from: moment, until: moment.optional() })
    .optional(),
});

/** What a source says of an incident, as it was taken. */
export type ReadIncident = z.output<typeof sourceIncident>;
/** What a source says of a time in which something held, as it was taken. */
export type ReadSpell = NonNullable<ReadIncident['spell']>;

/** Parts of which the names are ours; what else stands below a field are the source's own words. */
const partNames: Readonly<Record<string, readonly string[]>> = {
  spell: ['name', 'from', 'until'],
  times: timePointKind.options,
};

/**
 * What a delivery says, incident by incident, each of which is still to be read.
 *
 * @throws InputError when it is no list, or one of them has no name by which it could be told from the others
 */
export function listSourceIncidents(said: unknown): SourceIncident[] {
  if (!Array.isArray(said)) {
    throw new InputError('The source gave no list of incidents');
  }
  if (said.some(incident => typeof incident?.externalId !== 'string')) {
    throw new InputError('The source gave an incident without a name');
  }
  return [...said];
}

/**
 * What a source says of one incident. Sources come with modules that anybody writes, and pass on what anybody sends.
 *
 * @throws InputError that names the first field that cannot be taken, and quotes nothing
 */
export function readSourceIncident(said: SourceIncident): ReadIncident {
  const result = sourceIncident.safeParse(said);
  if (result.success) return result.data;
  const [field, part] = result.error.issues[0].path.map(String);
  const place = partNames[field]?.includes(part) ? `${field}.${part}` : field;
  throw new InputError(`The source gave a bad ${place}`);
}
