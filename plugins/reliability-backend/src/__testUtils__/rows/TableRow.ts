/** A row, and the table that it is of. */
export type TableRow = readonly [
  table: string,
  row: Readonly<Record<string, unknown>>,
];

/** What rows name. */
export const named = {
  entity: 'component:default/api',
  person: 'user:default/kim',
  /** Of whatever has an id that is not counted up. */
  id: '00000000-0000-4000-8000-000000000001',
} as const;
