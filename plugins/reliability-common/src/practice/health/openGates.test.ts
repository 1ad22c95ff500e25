import { openGatesOnAgenda } from './openGates';

describe('gates that stood open when something was published', () => {
  it('come most often first, each with how many of how many', () => {
    const lines = openGatesOnAgenda([
      ['processAction'],
      ['facilitatorKnowsCharter', 'timesKnown'],
      [],
      ['facilitatorKnowsCharter'],
    ]);
    expect(lines.map(({ gate, said }) => `${gate}: ${said.text}`)).toEqual([
      'facilitatorKnowsCharter: 2 of 4 were published with it open',
      'timesKnown: 1 of 4 were published with it open',
      'processAction: 1 of 4 were published with it open',
    ]);
  });

  it('are none where nothing was published, nothing stood open, or nobody knows what did', () => {
    expect(openGatesOnAgenda([])).toEqual([]);
    expect(openGatesOnAgenda([[], []])).toEqual([]);
    expect(openGatesOnAgenda([['ofANewerVersion']])).toEqual([]);
  });
});
