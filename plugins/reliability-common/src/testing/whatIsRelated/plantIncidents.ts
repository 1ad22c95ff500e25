import { seededRandom } from '../../metrics/testing/seededRandom';

/*
 * Incidents of which it is known what else they are like, since it was decided first why each happened. What can be seen of them (words, failure
 * modes, types, entities and what these are made of) follows from that with gaps and noise. It cannot import what finds related things
 * (.dependency-cruiser.cjs).
 */

/** An incident as it is told. */
export interface ToldIncident {
  readonly id: string;
  readonly text: string;
  readonly failureMode: string | null;
  readonly type: string | null;
  readonly entities: readonly string[];
  /** Types and tags of its entities. */
  readonly technologies: readonly string[];
  /** What its entities are part of. */
  readonly wholes: readonly string[];
}

/** Incidents, and which of them each of some is like. */
export interface KnownRelations {
  readonly incidents: readonly ToldIncident[];
  readonly asked: readonly {
    /** As it is told while it is asked about, which may be less than is told later. */
    readonly incident: ToldIncident;
    readonly related: ReadonlySet<string>;
  }[];
}

const subjects =
  'cache queue certificate retry pool index cron session disk token replica lock schema batch proxy quota'.split(
    ' ',
  );
const troubles =
  'overload expiry drift exhaustion stampede leak skew backlog'.split(' ');
const technologies =
  'kafka redis postgres grpc http java go node python nginx s3 cron spark kubernetes istio elastic'.split(
    ' ',
  );
const types = 'capacity configuration dependency deployment data network'.split(
  ' ',
);
const symptoms =
  'slow answers|errors for some customers|timeouts in one region|failed requests|stale results|nothing works|elevated error rate|degraded performance'.split(
    '|',
  );
const fillers =
  'deployment dashboard customer morning release team alert page rollout region request traffic config service latency graph runbook shift weekend ticket investigating update mitigated recovery monitoring engineers users impact'.split(
    ' ',
  );
/** Each says the same in other words. */
const tellings: readonly ((what: string, how: string) => string)[] = [
  (what, how) => `the ${what} suffered from ${how}`,
  (what, how) => `we saw ${how} in the ${what} within minutes`,
  (what, how) => `${how} went unnoticed as nobody watched the ${what}`,
  what => `restarting the ${what} helped`,
  (_what, how) => `it turned out to be ${how}`,
];

/** Plants incidents; the same for the same seed. */
export function plantIncidents(
  seed: number,
  size: { readonly services: number; readonly incidents: number },
): KnownRelations {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)];
  const chance = (share: number) => random() < share;
  const many = <T>(all: readonly T[], most: number): T[] =>
    Array.from({ length: below(most + 1) }, () => oneOf(all));

  const causes = Array.from(
    { length: Math.ceil(size.incidents / 12) },
    (_, index) => ({
      what: subjects[index % subjects.length],
      how: troubles[Math.floor(index / subjects.length) % troubles.length],
      type: oneOf(types),
      technology: oneOf(technologies),
    }),
  );
  const services = Array.from({ length: size.services }, (_, index) => {
    const own = [oneOf(causes), oneOf(causes), oneOf(causes)];
    return {
      ref: `component:default/service-${index}`,
      whole: `system:default/system-${below(Math.ceil(size.services / 8))}`,
      causes: own,
      technologies: [
        ...new Set([
          oneOf(['service', 'service', 'website', 'job']),
          ...many(technologies, 2),
          ...own.flatMap(({ technology }) => (chance(0.6) ? technology : [])),
        ]),
      ],
    };
  });
  const happened = Array.from({ length: size.incidents }, (_, index) => {
    const service = oneOf(services);
    const cause = oneOf(service.causes);
    // People name how it failed otherwise now and then.
    const named = chance(0.15) ? oneOf(causes) : cause;
    const incident: ToldIncident = {
      id: `INC-${index + 1}`,
      text: [
        `${oneOf(symptoms)} in ${service.ref.split('/')[1]}`,
        many(fillers, 14).join(' '),
        ...(chance(0.6) ? [oneOf(tellings)(cause.what, cause.how)] : []),
        // What was suspected at first.
        ...(chance(0.3) ? [`we suspected the ${oneOf(subjects)}`] : []),
        many(fillers, 14).join(' '),
      ].join('. '),
      failureMode: chance(0.5) ? `${named.what}-${named.how}` : null,
      type: chance(0.6) ? named.type : null,
      entities: [service.ref, ...(chance(0.2) ? [oneOf(services).ref] : [])],
      technologies: service.technologies,
      wholes: [service.whole],
    };
    return { incident, cause };
  });
  return {
    incidents: happened.map(({ incident }) => incident),
    asked: happened.map(({ incident, cause }) => ({
      incident,
      related: new Set(
        happened
          .filter(other => other.cause === cause && other.incident !== incident)
          .map(other => other.incident.id),
      ),
    })),
  };
}
