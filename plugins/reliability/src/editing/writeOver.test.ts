import { writeOver } from './writeOver';

class Stale extends Error {
  constructor(readonly version: number) {
    super('stale');
  }
}

/** A part of something, whose version others move at each try until they are done. */
function aStore(moves: number) {
  let version = 4;
  let left = moves;
  const write = jest.fn(async (basis: number) => {
    if (left > 0) {
      left -= 1;
      version += 1;
    }
    if (basis !== version) throw new Stale(version);
    return `written on ${basis}`;
  });
  return write;
}

const current = (error: unknown) =>
  error instanceof Stale ? error : undefined;

describe('writing over what others change beside', () => {
  it('writes again on what is stored now', async () => {
    const write = aStore(1);
    await expect(writeOver(4, write, current)).resolves.toBe('written on 5');
  });

  it('gives up when others are always faster', async () => {
    const write = aStore(9);
    await expect(writeOver(4, write, current)).rejects.toThrow('stale');
    expect(write).toHaveBeenCalledTimes(3);
  });

  it('does not write again what the writer might decide otherwise', async () => {
    const write = aStore(1);
    const mayGoOn = jest.fn(() => false);
    await expect(writeOver(4, write, current, mayGoOn)).rejects.toThrow(
      'stale',
    );
    expect(mayGoOn).toHaveBeenCalledWith(
      expect.objectContaining({ version: 5 }),
    );
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('does not write again after any other failure', async () => {
    const write = jest.fn().mockRejectedValue(new Error('away'));
    await expect(writeOver(4, write, current)).rejects.toThrow('away');
    expect(write).toHaveBeenCalledTimes(1);
  });
});
