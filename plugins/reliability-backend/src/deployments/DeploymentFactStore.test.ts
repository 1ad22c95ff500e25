import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Access } from '../platform/access/Access';
import { openDatabase } from '../platform/database/openDatabase';
import { DeploymentFacts } from '../platform/facts/DeploymentFacts';
import {
  DAY,
  earlier,
  History,
  history,
  isAnswered,
  isCaused,
  later,
  MIDNIGHT,
  naiveCounts,
  reader,
  service,
  team,
  window,
} from './__testUtils__/changeHistories';
import { ChangeFactScope, DeploymentFactStore } from './DeploymentFactStore';

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
        const days = [MIDNIGHT - DAY, MIDNIGHT].map(from => {
          const { changes, answers: known } = naiveCounts(given, {
            from,
            until: from + DAY,
          });
          const { observed, rollbacks, ...counted } = changes;
          return { day: from / DAY, ...counted, ...known };
        });
        const both = { from: MIDNIGHT - DAY, until: MIDNIGHT + DAY };
        expect(await store.countsByDay(database, where, both)).toEqual(
          days.filter(
            ({ deployments, incidentsTotal }) =>
              deployments + incidentsTotal > 0,
          ),
        );
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('know of the same incidents what caused them, asked for few and for the many of a window', async () => {
    await fc.assert(
      fc.asyncProperty(history, async given => {
        await keep(given);
        const where =
          given.policy === 'deployments' ? { deployments: odd('ids') } : {};
        const isLeft = (place: number) => !where.deployments || place % 2 === 0;
        const all = given.incidents.flatMap((incident, index) =>
          incident.anchorAt === null
            ? []
            : {
                ...incident,
                anchorAt: incident.anchorAt,
                incidentId: index + 1,
              },
        );
        const known = all.filter(
          incident =>
            isAnswered(given, incident) &&
            incident.anchorAt >= window.from &&
            incident.anchorAt < window.until,
        );
        const idsOf = (incidents: typeof known) =>
          new Set(incidents.map(({ incidentId }) => incidentId));
        const others: Pick<(typeof all)[number], 'incidentId' | 'anchorAt'>[] =
          Array.from({ length: 600 }, (_, index) => ({
            incidentId: 1_000 + index,
            anchorAt: window.from,
          }));
        const many = [...all, ...others];
        const answers = {
          answered: idsOf(known),
          caused: idsOf(
            known.filter(incident => isCaused(given, incident, isLeft)),
          ),
        };
        const asked = (incidents: typeof many) =>
          store.answers(database, incidents, window, where);
        expect(await asked(all)).toEqual(answers);
        expect(await asked(many)).toEqual(answers);
        // As a replica leaves them that does not yet know when incidents were.
        await database('change_answer_fact').update({ anchor_at: null });
        expect(await asked(many)).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
