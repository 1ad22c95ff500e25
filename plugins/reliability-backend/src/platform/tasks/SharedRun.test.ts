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
    const asked = [run.join(), run.join(), run.join()];
    await settle();
    ends[0].well();
    await Promise.all(asked);
    expect(ends).toHaveLength(1);
  });

  it('goes round once more, however many asked while it ran, and they wait for that', async () => {
    const { run, ends } = slowWork();
    const done: string[] = [];
    const ask = (name: string) => run.join().then(() => done.push(name));
    const first = ask('first');
    await settle();
    const others = ['second', 'third'].map(ask);
    ends[0].well();
    await settle();
    expect(done).toEqual([]);
    expect(ends).toHaveLength(2);
    ends[1].well();
    await Promise.all([first, ...others]);
    expect(ends).toHaveLength(2);
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'looks once more for whoever asks %d steps after it has looked',
    async steps => {
      const { run, ends } = slowWork();
      void run.join();
      await settle();
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
    await settle();
    const problem = new Error('away');
    ends[0].badly(problem);
    await asked;
    expect(failures).toEqual([problem]);
    void run.join();
    await settle();
    expect(ends).toHaveLength(2);
  });

  it('can be asked again when the work fails before it has begun to wait', async () => {
    const failures: unknown[] = [];
    const problem = new Error('not even begun');
    const run = new SharedRun(
      () => {
        throw problem;
      },
      error => failures.push(error),
    );
    await run.join();
    await run.join();
    expect(failures).toEqual([problem, problem]);
  });
});
