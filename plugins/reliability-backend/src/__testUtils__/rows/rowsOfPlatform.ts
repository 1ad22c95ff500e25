import { named, TableRow } from './TableRow';

const { id, person } = named;

/** What is kept of writes, and what comes in and goes out. */
export const rowsOfPlatform: readonly TableRow[] = [
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
      event_id: id,
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
    'feed',
    {
      kind: 'reviews',
      scope: 'organisation',
      owner: person,
      created_at: 1,
      conditions: '{}',
      maker_groups: '{"direct":[],"signedIn":[]}',
    },
  ],
  ['feed_key', { id: 1, secret: 'secret' }],
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
      id,
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
