import { drawn, skewedBelow } from './drawn';
import { FilledTable, moment, oneOf, serviceOf } from './incidentRows';
import { FigureShape } from './shape';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** How an engine writes what the two write differently. */
export interface Words {
  readonly isTrue: string;
  readonly isFalse: string;
  /** SQL of the day in UTC of a moment. */
  readonly day: (millis: string) => string;
}

/** Columns of what a deployment is. */
export function deploymentDraws({ services, recent }: FigureShape) {
  return {
    i: 'i',
    service: skewedBelow('i', 2, services),
    finished: moment('i', 3, recent),
    is_production: `${drawn('i', 4, 10)} < 9`,
    is_successful: `${drawn('i', 5, 20)} < 19`,
    is_taken_back: `${drawn('i', 6, 50)} = 0`,
  };
}

/** What fills the tables of deployments from a table of {@link deploymentDraws}. */
export function deploymentTables(draws: string, words: Words): FilledTable[] {
  const bool = (of: string) =>
    `case when ${of} then ${words.isTrue} else ${words.isFalse} end`;
  const shared = {
    entity_ref: serviceOf('service'),
    production: bool('is_production'),
    status: `case when is_successful then 'success' else 'failed' end`,
    rolled_back: bool('is_taken_back'),
    finished_at: 'finished',
  };
  return [
    {
      table: 'deployment',
      columns: {
        ...shared,
        id: 'i',
        version: '1',
        environment: `case when is_production then 'production' else 'staging' end`,
        release: `'r' || i`,
        search_text: `'r' || i`,
        source: `'bench'`,
        external_id: `'f-' || i`,
        created_at: 'finished',
        updated_at: 'finished',
      },
      from: draws,
    },
    {
      table: 'deployment_fact',
      columns: { ...shared, deployment_id: 'i' },
      from: draws,
    },
  ];
}

/** What fills the tables of what deployments caused: every 40th incident, by the last one of its service before it. */
export function failureTables(incidentDraws: string): FilledTable[] {
  const last = `select deployment_id from deployment_fact
    where deployment_fact.entity_ref = ${serviceOf('service')}
      and production and status = 'success' and finished_at < started
      and finished_at >= started - ${24 * 30 * HOUR}
    order by finished_at desc limit 1`;
  const caused = `(select i, started, kind, is_restricted, (${last}) as deployment_id
    from ${incidentDraws} where i % 40 = 3) as caused
    join deployment_fact on deployment_fact.deployment_id = caused.deployment_id`;
  const confidential_id = 'case when is_restricted then i end';
  return [
    {
      table: 'change_failure',
      columns: {
        deployment_id: 'deployment_fact.deployment_id',
        incident_id: 'i',
        state: `'confirmed'`,
        said_at: 'started',
      },
      from: caused,
    },
    {
      table: 'change_failure_fact',
      columns: {
        entity_ref: 'deployment_fact.entity_ref',
        deployment_id: 'deployment_fact.deployment_id',
        incident_id: 'i',
        production: 'production',
        status: 'status',
        finished_at: 'finished_at',
        // Few began later than what they are said to have caused.
        started_at: `case when i % 50 = 3 then started + ${HOUR} else finished_at - ${HOUR} end`,
        began_at: 'started',
        kind: 'kind',
        confidential_id,
      },
      from: caused,
    },
    {
      table: 'change_answer_fact',
      columns: {
        incident_id: 'i',
        answer: `'linked'`,
        anchor_at: 'started',
        confidential_id,
      },
      from: caused,
    },
  ];
}

/** Columns of what an action item is: of old ones nothing is left to do. */
export function actionItemDraws({ services, recent }: FigureShape) {
  const statuses = ['committed', 'inProgress', 'done', 'verified', 'declined'];
  return {
    i: 'i',
    service: skewedBelow('i', 7, services),
    committed: moment('i', 8, recent),
    days: drawn('i', 9, 60),
    status: `case when i <= ${recent} then ${oneOf(
      drawn('i', 1, statuses.length),
      statuses,
    )} else ${oneOf(drawn('i', 1, 3), statuses.slice(2))} end`,
  };
}

/** What fills the tables of action items from a table of {@link actionItemDraws}. */
export function actionItemTables(draws: string, words: Words): FilledTable[] {
  const isDone = `status in ('done', 'verified')`;
  const due = words.day(`(committed + (days + 7) * ${DAY})`);
  const shared = {
    entity_ref: serviceOf('service'),
    status: 'status',
    due,
    original_due: due,
    check_on: `case when ${isDone} then ${words.day(
      `(committed + (days + 37) * ${DAY})`,
    )} end`,
    done_at: `case when ${isDone} then committed + (days + i % 14) * ${DAY} end`,
    verified_at: `case when status = 'verified' then committed + (days + 37) * ${DAY} end`,
  };
  return [
    {
      table: 'action_item',
      columns: {
        ...shared,
        id: 'i',
        version: '1',
        title: `'Watch the limit that was reached (' || i || ')'`,
        search_text: `'watch the limit that was reached (' || i || ')'`,
        description: `''`,
        status_note: `''`,
        acceptance_test: `''`,
        due_sort: due,
        committed_at: 'committed',
        source: `'bench'`,
        external_id: `'f-' || i`,
        created_at: 'committed',
        updated_at: 'committed',
      },
      from: draws,
    },
    {
      table: 'action_item_fact',
      columns: { ...shared, action_item_id: 'i', committed_at: 'committed' },
      from: draws,
    },
  ];
}
