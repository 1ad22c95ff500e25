import { letOthersIn } from './letOthersIn';

describe('A long computation', () => {
  it('lets others have their turn whenever it stops, and comes to its end', async () => {
    const happened: string[] = [];
    const computing = function* sum(): Generator<void, number> {
      for (const part of [1, 2]) {
        setImmediate(() => happened.push(`other ${part}`));
        happened.push(`part ${part}`);
        yield;
      }
      return 3;
    };
    expect(await letOthersIn(computing())).toBe(3);
    expect(happened).toEqual(['part 1', 'other 1', 'part 2', 'other 2']);
  });

  it('fails as it does', async () => {
    const computing = function* failing(): Generator<void, number> {
      yield;
      throw new Error('There is no such thing');
    };
    await expect(letOthersIn(computing())).rejects.toThrow('no such thing');
  });
});
