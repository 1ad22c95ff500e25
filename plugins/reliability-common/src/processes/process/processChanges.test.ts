import fc from 'fast-check';
import type { Process, Processes } from './model';
import { processChanges } from './processChanges';

const aProcess = (name: string, over: Partial<Process> = {}): Process => ({
  name,
  kinds: ['incident'],
  severities: ['sev1', 'sev2'],
  gates: { timesKnown: 'advised', processAction: 'off' },
  ...over,
});
const by = (
  processes: readonly Process[],
  charterGate: Processes['charterGate'] = 'advised',
): Processes => ({ charterGate, processes });
const [a, b, c] = ['a', 'b', 'c'].map(name => aProcess(name));

describe('what became of the processes', () => {
  const of = (...states: Parameters<typeof processChanges>) =>
    processChanges(...states).processes.map(({ name, how }) => [name, how]);

  it('is nothing where they say the same, in whatever order they say it', () => {
    const same = aProcess('a', {
      severities: ['sev2', 'sev1'],
      gates: { processAction: 'off', timesKnown: 'advised' },
    });
    expect(processChanges(by([a]), by([same]))).toEqual({
      charterGate: null,
      processes: [],
    });
  });

  it('is which came, went, changed or moved', () => {
    const stricter = aProcess('a', { gates: { timesKnown: 'required' } });
    expect(of(by([a, b]), by([c, stricter]))).toEqual([
      ['c', 'added'],
      ['a', 'changed'],
      ['b', 'removed'],
    ]);
    expect(of(by([a, b]), by([b, c, a]))).toEqual([
      ['b', 'moved'],
      ['c', 'added'],
      ['a', 'moved'],
    ]);
  });

  it('is a move of what stays in its place, where another is tried before it', () => {
    expect(of(by([a, b, c]), by([c, b, a]))).toEqual([
      ['c', 'moved'],
      ['b', 'moved'],
      ['a', 'moved'],
    ]);
  });

  it('is no move exactly where the same of those that stay are tried before it', () => {
    const names = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e']);
    fc.assert(
      fc.property(names, names, (before, after) => {
        const { processes } = processChanges(
          by(before.map(name => aProcess(name))),
          by(after.map(name => aProcess(name))),
        );
        const found = new Map(processes.map(({ name, how }) => [name, how]));
        const stays = after.filter(name => before.includes(name));
        for (const name of stays) {
          const isFirst = (order: string[], other: string) =>
            order.indexOf(other) < order.indexOf(name);
          const isSame = stays.every(
            other => isFirst(before, other) === isFirst(after, other),
          );
          expect(found.get(name)).toBe(isSame ? undefined : 'moved');
        }
      }),
    );
  });

  it('is how strict the gate of the charter was and is', () => {
    expect(
      processChanges(by([], 'advised'), by([], 'required')).charterGate,
    ).toEqual({ before: 'advised', after: 'required' });
  });
});
