/** Tables whose rows say what something is now, or point at it: they become public with it. */
export const releasedTables = [
  'incident',
  'action_item',
  'postmortem',
  'incident_fact',
  'action_item_fact',
  'incident_layer_fact',
  'change_failure_fact',
  'change_answer_fact',
  'outbox',
] as const;

/** Tables whose rows can reveal a draft. A table with a `confidential_id` that is missing here fails a test. */
export const confidentialTables = [...releasedTables, 'history'] as const;
