/** Kinds of catalog entities that run, and what contains them: what an action item can make better. */
export const runningKinds = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
];

/** Kinds of catalog entities that can be reliable: what runs, and the groups that run it. */
export const reliableKinds = [...runningKinds, 'group'];
