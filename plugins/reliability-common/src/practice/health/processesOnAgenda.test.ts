import { processesOnAgenda } from './processesOnAgenda';

describe('what became of the processes, on an agenda', () => {
  it('is a line for the gate of the charter, and one for each process', () => {
    const lines = processesOnAgenda({
      charterGate: { before: 'off', after: 'required' },
      processes: [
        { name: 'Severe', how: 'added' },
        { name: 'Drills', how: 'removed' },
      ],
    });
    expect(lines.map(({ title, said }) => `${title}: ${said.text}`)).toEqual([
      'facilitatorKnowsCharter: For the whole organisation: required; before: off',
      'Severe: New',
      'Drills: No longer there',
    ]);
  });

  it('is none where nothing changed', () => {
    expect(processesOnAgenda({ charterGate: null, processes: [] })).toEqual([]);
  });
});
