import { z } from 'zod';
import { queryList } from './listing';

describe('queryList', () => {
  const query = z.object({ of: queryList(z.enum(['a', 'b'])).optional() });

  it.each([
    ['a', ['a']],
    ['a,b', ['a', 'b']],
    [' a ,,b,', ['a', 'b']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['a,b', 'a'],
      ['a', 'b', 'a'],
    ],
  ])('reads %j', (of, read) => {
    expect(query.parse({ of })).toEqual({ of: read });
  });

  it.each(['', ' ', ',,,', ['', ',']].map(of => ({ of })))(
    'reads $of like what is not given',
    given => {
      expect(query.parse(given).of).toBeUndefined();
    },
  );

  it('takes no value that it does not know, and not too many', () => {
    expect(query.safeParse({ of: 'c' }).success).toBe(false);
    expect(query.safeParse({ of: Array(201).fill('a') }).success).toBe(false);
  });
});
