import { ConfigReader } from '@backstage/config';
import { processesFrom } from './processesFrom';

type JsonObject = NonNullable<ConstructorParameters<typeof ConfigReader>[0]>;

const read = (reliability: JsonObject = {}) =>
  processesFrom(new ConfigReader({ reliability }));
const one = (process: JsonObject) => () =>
  read({ processes: [{ name: 'Severe', ...process }] });

describe('How an organisation goes about postmortems', () => {
  it('has no process unless told, and a gate of the charter that is advised', () => {
    expect(read()).toEqual({ charterGate: 'advised', processes: [] });
    expect(read({ charter: { gate: 'off' } }).charterGate).toBe('off');
  });

  it('has processes in the order in which they are tried', () => {
    const { processes } = read({
      processes: [
        {
          name: 'Severe',
          kinds: ['incident'],
          severities: ['sev1'],
          gates: { facilitatorKnowsCharter: 'required' },
        },
        { name: 'Drills', kinds: ['drill'] },
        { name: 'All others' },
      ],
    });
    expect(processes).toEqual([
      {
        name: 'Severe',
        kinds: ['incident'],
        severities: ['sev1'],
        gates: { facilitatorKnowsCharter: 'required' },
      },
      { name: 'Drills', kinds: ['drill'], severities: [], gates: {} },
      { name: 'All others', kinds: [], severities: [], gates: {} },
    ]);
  });

  it('says nothing in words that nobody knows: it would fit more than was meant', () => {
    expect(() =>
      read({
        processes: [
          { name: 'Severe', severities: ['sev1'] },
          { name: 'Drills', kind: ['drill'] },
        ],
      }),
    ).toThrow(
      'reliability.processes[1] has kind: each process has name, kinds, severities, gates, and nothing else',
    );
    expect(() => read({ processes: [{ nmae: 'Drills' }] })).toThrow(
      /processes\[0\] has nmae/,
    );
  });

  it.each(['kinds', 'severities'])('lists some %s, or says nothing', field => {
    expect(one({ [field]: [] })).toThrow(
      `reliability.processes[0].${field} is empty: leave it out for any`,
    );
  });

  it('has none that is never tried', () => {
    expect(() =>
      read({
        processes: [
          { name: 'All', gates: { timesKnown: 'advised' } },
          { name: 'Severe', severities: ['sev1'] },
        ],
      }),
    ).toThrow(
      'reliability.processes[1] (Severe) is never tried: All before it fits any postmortem',
    );
  });

  it('names nothing that there is not', () => {
    expect(() => read({ charter: { gate: 'strict' } })).toThrow(
      /required, overridable, advised, off, not strict/,
    );
    expect(one({ kinds: ['outage'] })).toThrow(/kinds must be one of/);
    expect(one({ severities: ['sev9'] })).toThrow(/severities must be one of/);
    expect(one({ gates: { charter: 'off' } })).toThrow(/gates must be one of/);
    expect(one({ gates: { timesKnown: 'strict' } })).toThrow(
      /gates.timesKnown must be one of/,
    );
    expect(() =>
      read({ processes: [{ name: 'Severe' }, { name: 'Severe' }] }),
    ).toThrow(/more than one process Severe/);
  });
});
