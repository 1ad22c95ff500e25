import {
  isCountedDeployment,
  incidentKinds,
  mayHaveCaused,
} from '@afterword/plugin-reliability-common';
import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Access } from '../platform/access/Access';
import { openDatabase } from '../platform/database/openDatabase';
import { DeploymentFacts } from '../platform/facts/DeploymentFacts';
import {
  ChangeFactScope,
  DeploymentFactStore,
  FactWindow,
} from './DeploymentFactStore';

const entities = [
  'component:default/a',
  'component:default/b',
  'component:default/c',
];
const window = { from: 10_000, until: 20_000 };
const earlier = { from: 6000, until: 10_000 };
const later = { from: 20_000, until: 23_000 };
const reader = {
  kind: 'user' as const,
  ref: 'user:default/reader',
  groups: [],
  refs: ['user:default/reader'],
};
const service = { kind: 'service' as const, subject: 'test' };

// Seconds, and what is left of them: what began in one second began together.
const moment = fc
  .tuple(fc.integer({ min: 5, max: 25 }), fc.constantFrom(0, 1, 999))
  .map(([seconds, rest]) => seconds * 1000 + rest);
const history = fc.record({
  deployments: fc.array(
    fc.record({
      entity: fc.constantFrom(...entities),
      production: fc.boolean(),
      status: fc.constantFrom('success' as const, 'failed' as const),
      rolledBack: fc.boolean(),
      startedAt: fc.option(moment),
      finishedAt: moment,
    }),
    { maxLength: 12 },
  ),
  incidents: fc.array(
    fc.record({
      kind: fc.constantFrom(...incidentKinds),
      anchorAt: fc.option(moment),
      isHidden: fc.boolean(),
      answer: fc.constantFrom(null, 'linked', 'notChangeCaused'),
      roles: fc.uniqueArray(
        fc.record({
          entity: fc.constantFrom(...entities),
          role: fc.constantFrom('impacted', 'origin'),
        }),
        { maxLength: 3, selector: ({ entity, role }) => `${entity} ${role}` },
      ),
      // Places in the list of deployments.
      causedBy: fc.uniqueArray(fc.nat(11), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
  readable: fc.option(fc.subarray(entities), { nil: undefined }),
  scope: fc.constantFrom('organisation', entities[0], 'group:default/team'),
  isReader: fc.boolean(),
  policy: fc.option(
    fc.constantFrom('incidents' as const, 'deployments' as const),
  ),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const team = [entities[0], entities[1]];

/** Whether one of some deployments may have caused an incident, as somebody confirmed. */
function isCaused(
  { deployments }: History,
  incident: History['incidents'][number],
  isLeft: (place: number) => boolean = () => true,
) {
  return deployments.some(
    (each, place) =>
      incident.causedBy.includes(place) &&
      mayHaveCaused(each, incident) &&
      isLeft(place),
  );
}

function isAnswered(given: History, incident: History['incidents'][number]) {
  const { answer } = incident;
  return answer === 'linked'
    ? isCaused(given, incident)
    : answer === 'notChangeCaused';
}

/** The same, one by one, from what happened. */
function naiveCounts(given: History, { from, until }: FactWindow) {
  const { deployments, incidents, readable, scope, isReader, policy } = given;
  const isIn = (entity: string) =>
    (readable === undefined || readable.includes(entity)) &&
    (scope === 'organisation' ||
      entity === scope ||
      (scope === 'group:default/team' && team.includes(entity)));
  const isInWindow = (at: number | null) =>
    at !== null && at >= from && at < until;
  // A policy leaves what has an odd id.
  const isLeft = (what: typeof policy, index: number) =>
    policy !== what || index % 2 === 0;
  const seen = incidents.filter(
    ({ isHidden, kind }, index) =>
      kind === 'incident' &&
      (isReader || !isHidden) &&
      isLeft('incidents', index),
  );
  const ofScope = deployments.filter(
    ({ entity }, index) => isIn(entity) && isLeft('deployments', index),
  );
  const counted = ofScope.filter(
    each => isCountedDeployment(each) && isInWindow(each.finishedAt),
  );
  const began = seen.filter(
    ({ anchorAt, roles }) =>
      isInWindow(anchorAt) &&
      roles.some(({ entity, role }) => role === 'impacted' && isIn(entity)),
  );
  return {
    changes: {
      observed: ofScope.length > 0,
      deployments: counted.length,
      withConfirmedFailure: counted.filter(each =>
        seen.some(
          incident =>
            incident.causedBy.includes(deployments.indexOf(each)) &&
            mayHaveCaused(each, incident),
        ),
      ).length,
      rollbacks: counted.filter(({ rolledBack }) => rolledBack).length,
    },
    answers: {
      incidentsTotal: began.length,
      incidentsAnswered: began.filter(incident => isAnswered(given, incident))
        .length,
    },
  };
}

eachDatabase('Counts of changes', (databases, databaseId) => {
  let database: Knex;
  let circle: number;
  const store = new DeploymentFactStore(new Access());
  const facts = new DeploymentFacts();
  beforeAll(async () => {
    database = await openDatabase(
      mockServices.database({ knex: await databases.init(databaseId) }),
    );
    circle = await new Access().create(
      database,
      { readers: [[reader.ref, 'reporter']], entities: [] },
      0,
    );
    await database('catalog_membership').insert(
      team.map(entity_ref => ({ scope_ref: 'group:default/team', entity_ref })),
    );
  });

  const keep = async ({ deployments, incidents }: History) => {
    for (const table of [
      'deployment_fact',
      'change_failure_fact',
      'change_answer_fact',
      'incident_fact',
    ]) {
      await database(table).delete();
    }
    const rows = deployments.map((each, index) => ({
      deployment_id: index + 1,
      entity_ref: each.entity,
      production: each.production,
      status: each.status,
      rolled_back: each.rolledBack,
      finished_at: each.finishedAt,
    }));
    await facts.insertDeployments(database, rows);
    for (const [index, incident] of incidents.entries()) {
      const incident_id = index + 1;
      const confidential_id = incident.isHidden ? circle : null;
      const { kind, answer, anchorAt, causedBy, roles } = incident;
      await facts.replaceChangeCauses(database, [incident_id], {
        failures: rows.flatMap(({ rolled_back, ...row }, place) =>
          causedBy.includes(place)
            ? {
                ...row,
                started_at: deployments[place].startedAt,
                incident_id,
                began_at: anchorAt,
                kind,
                confidential_id,
              }
            : [],
        ),
        answers:
          answer === null
            ? []
            : [{ incident_id, answer, anchor_at: anchorAt, confidential_id }],
      });
      for (const { entity, role } of roles) {
        await database('incident_fact').insert({
          entity_ref: entity,
          role,
          incident_id,
          kind,
          anchor_at: anchorAt,
          flagged: '[]',
          confidential_id,
        });
      }
    }
  };
  const odd = (column: string) =>
    database
      .select('id')
      .from(
        database
          .unionAll(
            Array.from({ length: 12 }, (_, index) =>
              database.select(
                database.raw('cast(? as integer) as id', [index + 1]),
              ),
            ),
          )
          .as(column),
      )
      .whereRaw('id % 2 = 1');

  it('are what somebody would count one by one who sees what the reader sees', async () => {
    await fc.assert(
      fc.asyncProperty(history, async given => {
        await keep(given);
        const { readable, isReader, policy, scope } = given;
        const where: ChangeFactScope = {
          scope,
          readable,
          principal: isReader ? reader : service,
          ...(policy && { [policy]: odd('ids') }),
        };
        const inTurn = [earlier, window, later];
        const naive = inTurn.map(each => naiveCounts(given, each));
        expect(await store.counts(database, where, inTurn)).toEqual(
          naive.map(({ changes }) => changes),
        );
        expect(await store.countsInTurn(database, where, inTurn)).toEqual(
          naive.map(({ changes }) => changes),
        );
        const answers = inTurn.map(each =>
          store.answered(database, where, each),
        );
        expect(await Promise.all(answers)).toEqual(
          naive.map(({ answers: counted }) => counted),
        );
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('know of the same incidents what caused them, asked for few and for the many of a window', async () => {
    await fc.assert(
      fc.asyncProperty(history, async given => {
        await keep(given);
        const where = given.policy === 'deployments' && odd('ids');
        const whole = { from: 0, until: 100_000 };
        const known = given.incidents.flatMap((incident, index) =>
          isAnswered(given, incident) && incident.anchorAt !== null
            ? [{ ...incident, id: index + 1 }]
            : [],
        );
        const isLeft = (place: number) => !where || place % 2 === 0;
        const expected = {
          answered: new Set(known.map(({ id }) => id)),
          caused: new Set(
            known
              .filter(incident => isCaused(given, incident, isLeft))
              .map(({ id }) => id),
          ),
        };
        const few = given.incidents.flatMap(({ anchorAt }, index) =>
          anchorAt === null ? [] : [index + 1],
        );
        const many = Array.from({ length: 1_000 }, (_, index) => index + 1);
        for (const ids of [few, many]) {
          expect(
            await store.answers(
              database,
              { ids, window: whole },
              where ? { deployments: where } : {},
            ),
          ).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
