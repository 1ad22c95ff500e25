import { ListColumn, orderOf, sortOf } from './listColumn';

const columns: readonly ListColumn<object>[] = [
  { id: 'title', label: 'Title', sort: { ascending: 'title' }, cell: () => '' },
  {
    id: 'began',
    label: 'Impact started',
    sort: { ascending: 'anchor', descending: '-anchor' },
    cell: () => '',
  },
  { id: 'key', label: 'Key', cell: () => '' },
];

describe('the order of a list', () => {
  it('shows at the header that it belongs to', () => {
    expect(orderOf(columns, '-anchor')).toEqual({
      column: 'began',
      direction: 'descending',
    });
    expect(orderOf(columns, 'title')).toEqual({
      column: 'title',
      direction: 'ascending',
    });
  });

  it('shows nowhere when no header offers it', () => {
    expect(orderOf(columns, '-updated')).toBeUndefined();
  });

  it.each([
    ['begins with the latest', 'began', 'title', '-anchor'],
    ['turns round when chosen again', 'began', '-anchor', 'anchor'],
    ['turns back when chosen a third time', 'began', 'anchor', '-anchor'],
    ['stays where there is one only', 'title', 'title', 'title'],
  ])('%s', (_, column, present, expected) => {
    expect(sortOf(columns, { column, direction: 'ascending' }, present)).toBe(
      expected,
    );
  });

  it('does not change for a header that offers none', () => {
    expect(
      sortOf(columns, { column: 'key', direction: 'ascending' }, 'title'),
    ).toBeUndefined();
  });
});
