import { Knex } from 'knex';

type Row = Readonly<Record<string, unknown>>;

const entity = 'component:default/api';
const person = 'user:default/kim';
const part = '00000000-0000-4000-8000-000000000001';

/**
 * A row of every table, with what its schema demands, in the order in which they refer to each other. Ids are the first that a new
 * database gives.
 */
const rows: readonly (readonly [table: string, row: Row])[] = [
  ['confidential', { created_at: 1 }],
  [
    'confidential_reader',
    { confidential_id: 1, reader_ref: person, reason: 'author' },
  ],
  ['confidential_entity', { confidential_id: 1, entity_ref: entity }],
  ['catalog_entity', { entity_ref: entity, kind: 'component' }],
  [
    'catalog_membership',
    { scope_ref: 'system:default/shop', entity_ref: entity },
  ],
  [
    'catalog_group_ancestor',
    { group_ref: 'group:default/team', ancestor_ref: 'group:default/all' },
  ],
  [
    'membership_change',
    {
      scope_ref: 'system:default/shop',
      entity_ref: entity,
      joined: true,
      at: 1,
    },
  ],
  ['catalog_user_group', { user_ref: person, group_ref: 'group:default/team' }],
  [
    'incident',
    {
      version: 1,
      title: 'Incident',
      search_text: 'incident',
      kind: 'incident',
      severity_sort: 'unknown',
      status: 'open',
      summary: '',
      dimensions: '{}',
      stated: '{}',
      times: '{}',
      flags: '[]',
      flagged: false,
      sort_at: 1,
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
    },
  ],
  [
    'incident_entity',
    { incident_id: 1, entity_ref: entity, role: 'impacted', sort_at: 1 },
  ],
  ['incident_dimension', { incident_id: 1, name: 'region', value: 'north' }],
  [
    'time_point',
    {
      incident_id: 1,
      kind: 'detected',
      origin: 'human',
      origin_name: person,
      changed_at: 1,
    },
  ],
  [
    'deployment',
    {
      version: 1,
      entity_ref: entity,
      environment: 'production',
      production: true,
      status: 'success',
      rolled_back: false,
      finished_at: 1,
      search_text: '',
      created_at: 1,
      updated_at: 1,
    },
  ],
  [
    'change_failure',
    { deployment_id: 1, incident_id: 1, state: 'confirmed', said_at: 1 },
  ],
  ['change_cause', { incident_id: 1, version: 1, not_caused: false }],
  [
    'action_item',
    {
      version: 1,
      title: 'Action item',
      search_text: 'action item',
      description: '',
      status: 'candidate',
      status_note: '',
      due_sort: '9999-12-31',
      acceptance_test: '',
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
    },
  ],
  [
    'postmortem',
    {
      version: 1,
      title: 'Postmortem',
      search_text: 'postmortem',
      status: 'draft',
      sort_at: 1,
      created_at: 1,
      updated_at: 1,
      confidential_id: 1,
    },
  ],
  ['postmortem_incident', { postmortem_id: 1, incident_id: 1, position: 0 }],
  ['postmortem_entity', { postmortem_id: 1, entity_ref: entity, sort_at: 1 }],
  [
    'postmortem_person',
    { postmortem_id: 1, person_ref: person, part: 'reviewer' },
  ],
  [
    'postmortem_review',
    {
      postmortem_id: 1,
      reviewer_ref: person,
      reviewed_at: 1,
      current: true,
      reviewer_groups: '[]',
    },
  ],
  [
    'postmortem_section',
    {
      postmortem_id: 1,
      section: 'impact',
      text: '',
      version: 1,
      updated_at: 1,
    },
  ],
  [
    'timeline_entry',
    {
      id: part,
      postmortem_id: 1,
      at_text: '',
      kind: 'note',
      text: '',
      evidence: '',
      position: 0,
      version: 1,
    },
  ],
  [
    'factor',
    {
      id: part,
      postmortem_id: 1,
      layer: 'process',
      confidence: 'possible',
      text: '',
      position: 0,
      version: 1,
    },
  ],
  [
    'evidence',
    {
      id: part,
      factor_id: part,
      type: 'log',
      title: '',
      excerpt: '',
      position: 0,
    },
  ],
  [
    'postmortem_revision',
    {
      postmortem_id: 1,
      number: 1,
      began_at: 1,
      at: 1,
      part: 'document',
      drafted: true,
      summary: '',
      state: '{}',
    },
  ],
  [
    'pending_reference',
    {
      from_kind: 'postmortem',
      from_id: 1,
      to_kind: 'incident',
      to_source: 'pager',
      to_external_id: '1',
    },
  ],
  [
    'incident_fact',
    {
      entity_ref: entity,
      role: 'impacted',
      incident_id: 1,
      kind: 'incident',
      flagged: '[]',
    },
  ],
  [
    'action_item_fact',
    { action_item_id: 1, entity_ref: entity, status: 'candidate' },
  ],
  [
    'incident_layer_fact',
    { incident_id: 1, layer: 'process', postmortem_id: 1 },
  ],
  [
    'deployment_fact',
    {
      deployment_id: 1,
      entity_ref: entity,
      production: true,
      status: 'success',
      rolled_back: false,
      finished_at: 1,
    },
  ],
  [
    'change_failure_fact',
    {
      entity_ref: entity,
      deployment_id: 1,
      incident_id: 1,
      production: true,
      status: 'success',
      finished_at: 1,
      kind: 'incident',
      confidential_id: 1,
    },
  ],
  [
    'change_answer_fact',
    { incident_id: 1, answer: 'linked', confidential_id: 1 },
  ],
  ['observation', { entity_ref: entity, since: 1 }],
  ['fact_change', { days: '[1]', first_at: 1, last_at: 1 }],
  [
    'fact_segment',
    { day: 1, revision: 1, facts: 0, content: Buffer.from([1]) },
  ],
  [
    'history',
    {
      resource_kind: 'incident',
      resource_id: 1,
      version: 1,
      at: 1,
      action: 'created',
      changes: '{}',
    },
  ],
  [
    'outbox',
    {
      event_id: part,
      topic: 'incident.created',
      payload: '{}',
      state: 'pending',
      attempts: 0,
      available_at: 1,
      created_at: 1,
      done_by: '[]',
    },
  ],
  [
    'idempotency_key',
    {
      principal: person,
      operation: 'createIncident',
      key: '1',
      request_hash: '',
      resource_id: 1,
      created_at: 1,
    },
  ],
  [
    'report_subscription',
    {
      scope: 'organisation',
      group_ref: 'group:default/team',
      created_by: person,
      created_at: 1,
      sent_for: '2026-10',
    },
  ],
  [
    'delivery',
    {
      id: part,
      source: 'alertmanager',
      channel: 'main',
      dedup_key: '1',
      content_type: 'application/json',
      body: Buffer.from('{}'),
      state: 'kept',
      attempts: 0,
      received_at: 1,
    },
  ],
  [
    'source_spell',
    {
      source: 'alertmanager',
      name: 'fingerprint',
      starts_at: 1,
      external_id: 'fingerprint/1',
      incident_id: 1,
    },
  ],
];

/** Fills a new database. */
export async function fillEveryTable(database: Knex): Promise<void> {
  for (const [table, row] of rows) await database(table).insert(row);
}
