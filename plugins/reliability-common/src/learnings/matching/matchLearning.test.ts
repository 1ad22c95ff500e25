import fc from 'fast-check';
import type { EntityFacts, LearningToMatch, OwnPast } from './entityFacts';
import { matchInPortions, matchLearning } from './matchLearning';
import { reasonInEnglish, reasonMessage } from './reasonMessages';
import { namedInReasons, readableReasons } from './reasons';
import type { MatchLimits } from './weights';

const component = (name: string) => `component:default/${name}`;
const resource = (name: string) => `resource:default/${name}`;

const anEntity = (
  ref: string,
  given: Partial<EntityFacts> = {},
): EntityFacts => ({
  ref,
  type: null,
  tags: [],
  lifecycle: 'production',
  owner: null,
  relations: [],
  ...given,
});

const aLearning = (given: Partial<LearningToMatch> = {}): LearningToMatch => ({
  statement: 'Retries without jitter turn a blip into an outage',
  failureMode: 'retry storm',
  appliesTo: '',
  origins: [component('payments')],
  ...given,
});

const dependsOn = (...refs: string[]) =>
  refs.map(ref => ({ type: 'dependsOn', ref } as const));

/** So many that have nothing to do with anything: what few share is rare among them. */
const others = Array.from({ length: 40 }, (_, index) =>
  anEntity(component(`other-${index}`), { type: 'service' }),
);

describe('Who should hear a learning', () => {
  const heard = (
    entities: readonly EntityFacts[],
    given: {
      learning?: Partial<LearningToMatch>;
      pasts?: readonly OwnPast[];
    } = {},
  ) =>
    matchLearning(aLearning(given.learning), {
      entities: [...entities, ...others],
      pasts: given.pasts ?? [],
    }).map(({ ref, reasons }) => ({
      ref,
      why: reasons.map(reason => reasonInEnglish(reasonMessage(reason))),
    }));

  it('is whoever depends on where it happened, directly or through one other', () => {
    expect(
      heard([
        anEntity(component('payments')),
        anEntity(component('checkout'), {
          relations: dependsOn(component('payments')),
        }),
        anEntity(component('shop'), {
          relations: dependsOn(component('checkout')),
        }),
        anEntity(component('far'), { relations: dependsOn(component('shop')) }),
      ]),
    ).toEqual([
      {
        ref: component('checkout'),
        why: ['You depend on payments, where it happened'],
      },
      {
        ref: component('shop'),
        why: ['payments, where it happened, is two steps upstream of you'],
      },
    ]);
  });

  it('is whoever uses an API that it provides', () => {
    const api = 'api:default/pay';
    expect(
      heard([
        anEntity(component('payments'), {
          relations: [{ type: 'providesApi', ref: api }],
        }),
        anEntity(api),
        anEntity(component('checkout'), {
          relations: [{ type: 'consumesApi', ref: api }],
        }),
      ]),
    ).toEqual([
      {
        ref: component('checkout'),
        why: ['You depend on payments, where it happened'],
      },
    ]);
  });

  it('is whoever rests on the same thing, unless everybody does', () => {
    const relations = dependsOn(resource('orders-db'), resource('network'));
    const everybody = others.map(each => ({
      ...each,
      relations: dependsOn(resource('network')),
    }));
    expect(
      matchLearning(aLearning(), {
        entities: [
          anEntity(component('payments'), { relations }),
          anEntity(component('orders'), { relations }),
          ...everybody,
        ],
        pasts: [],
      }).map(({ ref }) => ref),
    ).toEqual([component('orders')]);
  });

  it('is whoever is made alike, or is spoken of', () => {
    const made = { type: 'service', tags: ['kafka-consumer', 'java'] };
    const entities = [
      anEntity(component('payments'), made),
      anEntity(component('orders'), made),
    ];
    expect(heard(entities)).toEqual([
      {
        ref: component('orders'),
        why: ['Of the same type, and tagged java, kafka-consumer'],
      },
    ]);
    expect(
      heard(entities, {
        learning: { appliesTo: 'Kafka consumers that commit by themselves' },
      })[0].why,
    ).toEqual([
      'It speaks of kafka-consumer, which you are tagged with',
      'Of the same type, and tagged java',
    ]);
  });

  it('is whoever failed in the same way, or wrote something close to it', () => {
    const ref = component('search');
    expect(
      heard([anEntity(ref)], {
        pasts: [
          {
            ref,
            failures: [
              { failureMode: 'Retry-storm', incident: 'INC-7' },
              { failureMode: 'full disk', incident: 'INC-8' },
            ],
            similar: [
              { postmortem: 'PM-12', similarity: 0.6 },
              { postmortem: 'PM-13', similarity: 0.1 },
            ],
          },
        ],
      }),
    ).toEqual([
      {
        ref,
        why: [
          'You had the same failure mode in INC-7',
          'Close to the text of your PM-12',
        ],
      },
    ]);
  });

  it('is not what is on its way out, unless much speaks for it', () => {
    const entities = (lifecycle: string) => [
      anEntity(component('payments')),
      anEntity(component('checkout'), {
        lifecycle,
        relations: dependsOn(component('payments')),
      }),
    ];
    expect(heard(entities('production'))).toHaveLength(1);
    expect(heard(entities('deprecated'))).toEqual([]);
  });
});

describe('Who is made alike, and nothing more', () => {
  const made = { type: 'service', tags: ['kafka-consumer'] };
  const several = (count: number, given: Partial<EntityFacts>, name = 'same') =>
    Array.from({ length: count }, (_, index) =>
      anEntity(component(`${name}-${index}`), given),
    );
  const rest = several(960, { type: 'service' }, 'rest');
  const asked = (
    entities: readonly EntityFacts[],
    {
      limits,
      pasts = [],
    }: { limits?: MatchLimits; pasts?: readonly OwnPast[] } = {},
  ) =>
    matchLearning(aLearning(), {
      entities: [anEntity(component('payments'), made), ...rest, ...entities],
      pasts,
      limits,
    }).map(({ ref }) => ref);

  it('is asked where few are, and not where a tag would ask many alike', () => {
    const few = several(5, made);
    expect(asked(few)).toEqual(few.map(({ ref }) => ref));
    expect(asked(several(6, made))).toEqual([]);
    expect(asked(several(22, made))).toEqual([]);
  });

  it('is asked before others who are less alike', () => {
    const alike = [
      anEntity(component('payments'), {
        type: 'service',
        tags: ['kafka-consumer', 'avro'],
      }),
      ...several(3, { type: 'service', tags: ['kafka-consumer', 'avro'] }),
      ...several(22, made, 'less'),
    ];
    expect(
      matchLearning(aLearning(), {
        entities: [...alike, ...rest],
        pasts: [],
      }).map(({ ref }) => ref),
    ).toEqual([0, 1, 2].map(index => component(`same-${index}`)));
  });

  it('is asked for another reason as ever, and takes the place of nobody', () => {
    const many = several(22, made);
    const failed = component('same-7');
    expect(
      asked(many, {
        pasts: [
          {
            ref: failed,
            failures: [{ failureMode: 'retry storm', incident: 'INC-7' }],
            similar: [],
          },
        ],
      }),
    ).toEqual([failed]);
    // Close in words, yet not close enough to be asked for that.
    const near = many.slice(0, 6).map(({ ref }) => ({
      ref,
      failures: [],
      similar: [{ postmortem: 'PM-1', similarity: 0.25 }],
    }));
    expect(asked(many, { pasts: near })).toEqual([]);
    expect(asked(many, { pasts: near.slice(0, 5) })).toEqual(
      near.slice(0, 5).map(({ ref }) => ref),
    );
  });

  it('is as many as the limits say', () => {
    const limits = { leastScore: 1, most: 50, mostByLikeness: 22 };
    expect(asked(several(22, made), { limits })).toHaveLength(22);
    expect(asked(several(23, made), { limits })).toEqual([]);
    expect(
      asked(several(5, made), { limits: { ...limits, mostByLikeness: 0 } }),
    ).toEqual([]);
  });

  it('is rare among what may be asked, whatever else the catalog holds', () => {
    const people = Array.from({ length: 5_000 }, (_, index) =>
      anEntity(`user:default/person-${index}`),
    );
    const common = several(3, { type: 'service', tags: ['java'] });
    const entities = [
      anEntity(component('payments'), { type: 'service', tags: ['java'] }),
      ...common,
      ...several(8, { type: 'service' }, 'rest'),
    ];
    const found = (all: readonly EntityFacts[]) =>
      matchLearning(aLearning(), { entities: all, pasts: [] });
    expect(found(entities)).toEqual([]);
    expect(found([...entities, ...people])).toEqual([]);
  });
});

describe('A match', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const entityRefs = [...names.map(component), ...names.map(resource)];
  const tag = fc.constantFrom('java', 'kafka', 'jitter', 'http');
  const mode = fc.constantFrom('retry storm', 'full disk');
  const relation = fc.record({
    type: fc.constantFrom(
      'dependsOn' as const,
      'consumesApi' as const,
      'providesApi' as const,
      'partOf' as const,
    ),
    ref: fc.constantFrom(...entityRefs),
  });
  const entity = (ref: string) =>
    fc.record({
      ref: fc.constant(ref),
      type: fc.constantFrom(null, 'service', 'database'),
      tags: fc.array(tag, { maxLength: 3 }),
      lifecycle: fc.constantFrom(null, 'production', 'deprecated'),
      owner: fc.constantFrom(null, 'group:default/x'),
      relations: fc.array(relation, { maxLength: 4 }),
    });
  const past = (ref: string) =>
    fc.record({
      ref: fc.constant(ref),
      failures: fc.array(
        fc.record({
          failureMode: mode,
          incident: fc.constantFrom('INC-1', 'INC-2'),
        }),
        { maxLength: 2 },
      ),
      similar: fc.array(
        fc.record({
          postmortem: fc.constantFrom('PM-1', 'PM-2'),
          similarity: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 2 },
      ),
    });
  const world = fc.record({
    entities: fc.tuple(...entityRefs.map(entity)),
    pasts: fc.tuple(...entityRefs.map(past)),
    learning: fc.record({
      statement: fc.constantFrom('Retries need jitter', 'Disks fill up'),
      failureMode: fc.option(mode, { nil: null }),
      appliesTo: fc.constantFrom('', 'Kafka'),
      origins: fc.subarray(entityRefs, { minLength: 1, maxLength: 2 }),
    }),
  });
  const limits = { leastScore: 0, most: 100, mostByLikeness: 100 };

  it('is the same in whatever order the world is told', () => {
    fc.assert(
      fc.property(world, fc.gen(), ({ learning, ...given }, gen) => {
        const shuffle = <T>(all: readonly T[]) =>
          gen(fc.shuffledSubarray, [...all], {
            minLength: all.length,
            maxLength: all.length,
          });
        const told = matchLearning(learning, { ...given, limits });
        const otherwise = matchLearning(
          { ...learning, origins: shuffle(learning.origins) },
          {
            entities: shuffle(given.entities).map(each => ({
              ...each,
              tags: shuffle(each.tags),
              relations: shuffle(each.relations),
            })),
            pasts: shuffle(given.pasts),
            limits,
          },
        );
        expect(otherwise).toEqual(told);
      }),
    );
  });

  it('is found in portions that hold nobody up for long, and is the same then', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      anEntity(component(`many-${index}`), {
        relations: dependsOn(component('payments')),
      }),
    );
    const surroundings = { entities: many, pasts: [] };
    const matching = matchInPortions(aLearning(), surroundings);
    let portions = 0;
    let step = matching.next();
    while (!step.done) {
      portions += 1;
      step = matching.next();
    }
    // Its entities are gone through four times.
    expect(portions).toBe(16);
    expect(step.value).toEqual(matchLearning(aLearning(), surroundings));
  });

  it('is never where it happened', () => {
    fc.assert(
      fc.property(world, ({ learning, ...given }) => {
        const found = matchLearning(learning, { ...given, limits });
        expect(
          found.filter(({ ref }) => learning.origins.includes(ref)),
        ).toEqual([]);
      }),
    );
  });

  it('tells what is in common with those alone that the reader may know', () => {
    const [secret, shop, asked] = ['secret', 'shop', 'asked'].map(component);
    const made = (ref: string, type: string, tags: string[], on: string[]) =>
      anEntity(ref, { type, tags, relations: dependsOn(...on.map(resource)) });
    const [{ reasons }] = matchLearning(
      aLearning({ origins: [secret, shop] }),
      {
        entities: [
          made(secret, 'service', ['merger', 'java'], ['vault']),
          made(shop, 'website', ['java'], ['orders-db']),
          made(asked, 'service', ['merger', 'java'], ['vault', 'orders-db']),
          ...others,
        ],
        pasts: [],
      },
    );
    const told = (...origins: string[]) =>
      readableReasons(reasons, {
        seesEntity: () => true,
        reads: () => true,
        origins,
      });
    expect(told(secret, shop)).toEqual([
      {
        kind: 'sharedDependency',
        entities: [resource('orders-db'), resource('vault')],
      },
      { kind: 'technology', type: 'service', tags: ['java', 'merger'] },
    ]);
    expect(told(shop)).toEqual([
      { kind: 'sharedDependency', entities: [resource('orders-db')] },
      { kind: 'technology', type: null, tags: ['java'] },
    ]);
    expect(told()).toEqual([{ kind: 'general' }]);
  });

  it('tells a reader of nothing that they may not see, and always something', () => {
    fc.assert(
      fc.property(
        world,
        fc.subarray(entityRefs),
        fc.subarray(['INC-1', 'INC-2', 'PM-1', 'PM-2']),
        fc.boolean(),
        ({ learning, ...given }, seen, read, mayKnow) => {
          const origins = mayKnow
            ? learning.origins.filter(ref => seen.includes(ref))
            : [];
          const told = matchLearning(learning, { ...given, limits }).map(
            ({ reasons }) =>
              readableReasons(reasons, {
                seesEntity: ref => seen.includes(ref),
                reads: key => read.includes(key),
                origins,
              }),
          );
          const named = namedInReasons(told.flat());
          expect(named.entities.filter(ref => !seen.includes(ref))).toEqual([]);
          expect(
            [...named.incidents, ...named.postmortems].filter(
              key => !read.includes(key),
            ),
          ).toEqual([]);
          const ofOrigins = told
            .flat()
            .filter(({ kind }) =>
              [
                'upstream',
                'sharedDependency',
                'sameWhole',
                'technology',
              ].includes(kind),
            );
          expect(origins.length > 0 ? [] : ofOrigins).toEqual([]);
          expect(told.filter(reasons => reasons.length === 0)).toEqual([]);
        },
      ),
    );
  });

  it('is never weaker for more evidence', () => {
    const more = fc.oneof(
      tag.map(added => ({ tags: [added], relations: [] })),
      relation
        .filter(({ type }) => type !== 'providesApi')
        .map(added => ({ tags: [], relations: [added] })),
    );
    fc.assert(
      fc.property(
        world,
        fc.constantFrom(...entityRefs),
        more,
        past('any'),
        ({ learning, ...given }, ref, added, anotherPast) => {
          const scoreIn = (surroundings: typeof given) =>
            matchLearning(learning, { ...surroundings, limits }).find(
              match => match.ref === ref,
            )?.score ?? 0;
          const richer: typeof given = {
            entities: given.entities.map(each =>
              each.ref === ref
                ? {
                    ...each,
                    tags: [...each.tags, ...added.tags],
                    relations: [...each.relations, ...added.relations],
                  }
                : each,
            ),
            pasts: given.pasts.map(each =>
              each.ref === ref
                ? {
                    ref,
                    failures: [...each.failures, ...anotherPast.failures],
                    similar: [...each.similar, ...anotherPast.similar],
                  }
                : each,
            ),
          };
          expect(scoreIn(richer)).toBeGreaterThanOrEqual(
            scoreIn(given) - 1e-12,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
