/** Kinds of catalog entities that can be reliable: things that run, and what contains them. */
export const reliableKinds = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
];
