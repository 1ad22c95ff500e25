import type { EntityFacts, LearningToMatch } from '../../learnings';
import { seededRandom } from '../../metrics/testing/seededRandom';

/*
 * An organisation in which it is known who should hear which learning, since that was decided first. Services have weaknesses that nobody
 * sees; what can be seen (tags, dependencies, failure modes of incidents, texts) follows from them with gaps and noise. It cannot import
 * the matcher (.dependency-cruiser.cjs), whose types alone it shares.
 */

/** What an organisation looks like from outside, and what is true of it. */
export interface PlantedWorld {
  readonly entities: readonly EntityFacts[];
  readonly failures: readonly {
    readonly ref: string;
    readonly failureMode: string;
    readonly incident: string;
  }[];
  readonly texts: readonly {
    readonly ref: string;
    readonly postmortem: string;
    readonly text: string;
  }[];
  readonly learnings: readonly {
    readonly learning: LearningToMatch;
    readonly owner: string;
    /** Who should hear it. */
    readonly concerned: ReadonlySet<string>;
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
const fillers =
  'deployment dashboard customer morning release team alert page rollout region request traffic config service latency graph runbook shift weekend ticket'.split(
    ' ',
  );
/** Each says the same in other words. */
const paraphrases: readonly ((what: string, how: string) => string)[] = [
  (what, how) => `The ${what} suffered from ${how} and others followed`,
  (what, how) => `We saw ${how} in every ${what} within minutes`,
  (what, how) => `${how} went unnoticed because nobody watched the ${what}`,
  (what, how) => `What looked like slow answers was ${how} of a ${what}`,
];

/** Plants an organisation and its learnings; the same for the same seed. */
export function plantLinks(
  seed: number,
  size: { readonly services: number; readonly learnings: number },
): PlantedWorld {
  const random = seededRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)];
  const chance = (share: number) => random() < share;
  const some = <T>(all: readonly T[], most: number): T[] =>
    Array.from({ length: below(most + 1) }, () => oneOf(all));

  const teams = Array.from(
    { length: Math.ceil(size.services / 10) },
    (_, index) => `group:default/team-${index}`,
  );
  const resources = Array.from(
    { length: Math.ceil(size.services / 5) },
    (_, index) => `resource:default/store-${index}`,
  );
  const weaknesses = Array.from(
    { length: Math.ceil(size.services / 8) },
    (_, index) => ({
      what: subjects[index % subjects.length],
      how: troubles[Math.floor(index / subjects.length) % troubles.length],
      technology: [oneOf(technologies), oneOf(technologies)],
      resource: oneOf(resources),
      // Some weaknesses are about what is used, some about how something is made.
      isShared: chance(0.4),
    }),
  );
  const ofTeams = new Map(teams.map(team => [team, oneOf(weaknesses)]));

  const services = Array.from({ length: size.services }, (_, index) => {
    const owner = oneOf(teams);
    const own = new Set([oneOf(weaknesses)]);
    if (chance(0.5)) own.add(oneOf(weaknesses));
    const ofTeam = ofTeams.get(owner);
    if (ofTeam && chance(0.3)) own.add(ofTeam);
    return {
      ref: `component:default/service-${index}`,
      owner,
      type: oneOf(['service', 'service', 'website', 'job']),
      weaknesses: own,
    };
  });

  const entities = services.map(
    ({ ref, owner, type, weaknesses: own }): EntityFacts => ({
      ref,
      owner,
      type,
      lifecycle: 'production',
      tags: [
        ...new Set([
          ...some(technologies, 2),
          ...[...own].flatMap(({ technology }) =>
            technology.filter(() => chance(0.5)),
          ),
        ]),
      ],
      relations: [
        ...some(resources, 2),
        ...some(services, 1).map(each => each.ref),
        ...[...own].flatMap(({ resource, isShared }) =>
          chance(isShared ? 0.7 : 0.05) ? resource : [],
        ),
      ].map(target => ({ type: 'dependsOn' as const, ref: target })),
    }),
  );

  let number = 0;
  const failures = services.flatMap(({ ref, weaknesses: own }) =>
    [...own]
      .filter(() => chance(0.3))
      .map(weakness => {
        number += 1;
        // People name a failure mode otherwise now and then.
        const { what, how } = chance(0.2) ? oneOf(weaknesses) : weakness;
        return {
          ref,
          failureMode: `${what} ${how}`,
          incident: `INC-${number}`,
        };
      }),
  );
  const texts = services.flatMap(({ ref, weaknesses: own }) =>
    [...own, oneOf(weaknesses)]
      .filter(() => chance(0.35))
      .map(({ what, how }) => {
        number += 1;
        const noise = some(fillers, 12).join(' ');
        return {
          ref,
          postmortem: `PM-${number}`,
          text: `${oneOf(paraphrases)(what, how)}. ${noise}`,
        };
      }),
  );

  const learnings = Array.from({ length: size.learnings }, () => {
    const origin = oneOf(services);
    const weakness = [...origin.weaknesses][0];
    const { what, how, technology } = weakness;
    return {
      owner: origin.owner,
      learning: {
        statement: oneOf(paraphrases)(what, how),
        failureMode: chance(0.7) ? `${what} ${how}` : null,
        appliesTo: chance(0.4)
          ? `Anything that uses ${oneOf(technology)}, ${oneOf(fillers)}`
          : '',
        origins: [origin.ref],
      },
      concerned: new Set(
        services
          .filter(each => each !== origin && each.weaknesses.has(weakness))
          .map(({ ref }) => ref),
      ),
    };
  });
  return {
    entities: [
      ...entities,
      ...resources.map(ref => ({
        ref,
        owner: null,
        type: 'database',
        lifecycle: 'production',
        tags: [],
        relations: [],
      })),
    ],
    failures,
    texts,
    learnings,
  };
}
