import { countOpenGates, OpenGates, openGatesInWords } from './openGates';

const inWords = (published: readonly OpenGates[]) =>
  openGatesInWords(countOpenGates(published));
const published = (open: string[], overridden: string[] = []) => ({
  open,
  overridden,
});

describe('gates that stood open when something was published', () => {
  it('come most often first, each with how many of how many', () => {
    const lines = inWords([
      published(['processAction']),
      published(['facilitatorKnowsCharter', 'timesKnown']),
      published([]),
      published(['facilitatorKnowsCharter']),
    ]);
    expect(lines.map(({ gate, said }) => `${gate}: ${said.text}`)).toEqual([
      'facilitatorKnowsCharter: 2 of 4 were published with it open',
      'timesKnown: 1 of 4 were published with it open',
      'processAction: 1 of 4 were published with it open',
    ]);
  });

  it('say how many of them were overridden with a reason', () => {
    const lines = inWords([
      published(['timesKnown']),
      published([], ['timesKnown']),
      published([], ['timesKnown', 'processAction']),
    ]);
    expect(lines.map(({ gate, said }) => `${gate}: ${said.text}`)).toEqual([
      'timesKnown: 3 of 3 were published with it open, 2 with a reason',
      'processAction: 1 of 3 were published with it open, 1 with a reason',
    ]);
  });

  it('are none where nothing was published, nothing stood open, or nobody knows what did', () => {
    expect(inWords([])).toEqual([]);
    expect(inWords([published([]), published([])])).toEqual([]);
    expect(inWords([published(['ofANewerVersion'])])).toEqual([]);
  });
});
