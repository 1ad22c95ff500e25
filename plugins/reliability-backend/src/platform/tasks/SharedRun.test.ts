import { SharedRun } from './SharedRun';

describe('A shared run', () => {
  /** Work that ends, well or badly, when the test says so. */
  const slowWork = () => {
    const ends: { well: () => void; badly: (error: Error) => void }[] = [];
    const failures: unknown[] = [];
    const run = new SharedRun(
      () =>
        new Promise<void>((well, badly) => {
          ends.push({ well, badly });
        }),
      error => failures.push(error),
    );
    return { run, ends, failures };
  };
  const settle = () => new Promise(resolve => setImmediate(resolve));

  it('is one for all who ask at once', async () => {
    const { run, ends } = slowWork();
    const asked = run.join();
    ends[0].well();
    await asked;
    expect(ends).toHaveLength(1);
  });

  it('goes round once more, however many asked while it ran, and they wait for that', async () => {
    const { run, ends } = slowWork();
    const done: string[] = [];
    const asked = ['first', 'second', 'third'].map(name =>
      run.join().then(() => done.push(name)),
    );
    ends[0].well();
    await settle();
    expect(done).toEqual([]);
    expect(ends).toHaveLength(2);
    ends[1].well();
    await Promise.all(asked);
    expect(ends).toHaveLength(2);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'looks once more for whoever asks %d steps after it has looked',
    async steps => {
      const { run, ends } = slowWork();
      void run.join();
      ends[0].well();
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      const asked = run.join();
      await settle();
      expect(ends).toHaveLength(2);
      ends[1].well();
      await asked;
    },
  );

  it('tells of a failure, fails nobody who asked, and can be asked again', async () => {
    const { run, ends, failures } = slowWork();
    const asked = run.join();
    const problem = new Error('away');
    ends[0].badly(problem);
    await asked;
    expect(failures).toEqual([problem]);
    void run.join();
    expect(ends).toHaveLength(2);
  });
});
