import knexFactory from 'knex';
import { keyset, KeysetColumn } from './keyset';

const order = (
  ...directions: readonly KeysetColumn['direction'][]
): KeysetColumn[] =>
  directions.map((direction, index) => ({
    column: `thing.c${index}`,
    direction,
    property: `c${index}`,
    type: 'number',
  }));

describe('keyset', () => {
  const knex = knexFactory({ client: 'pg' });

  it.each(['asc', 'desc'] as const)(
    'orders a list by all columns: %s',
    direction => {
      const query = knex('thing');
      keyset(query, order(direction, direction), undefined);
      expect(query.toQuery()).toBe(
        `select * from "thing" order by "thing"."c0" ${direction}, "thing"."c1" ${direction}`,
      );
    },
  );

  it('refuses an order in several directions, which would lose rows between pages', () => {
    expect(() =>
      keyset(knex('thing'), order('desc', 'desc', 'asc'), undefined),
    ).toThrow(TypeError);
  });
});
