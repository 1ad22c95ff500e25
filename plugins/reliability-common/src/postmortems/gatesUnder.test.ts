import { gateIds } from '../processes';
import { gatesUnder } from './gatesUnder';

const shown = (...given: Parameters<typeof gatesUnder>) =>
  gatesUnder(...given).map(({ id, level }) => [id, level]);

describe('the gates of a postmortem', () => {
  it('are all that there are, required but for the charter’s, where nothing else is said', () => {
    expect(shown({}, { charter: true })).toEqual(
      gateIds.map(id => [
        id,
        id === 'facilitatorKnowsCharter' ? 'advised' : 'required',
      ]),
    );
  });

  it('are as strict as is said, and not there where they are off', () => {
    const gates = shown(
      {
        timesKnown: 'off',
        processAction: 'advised',
        facilitatorKnowsCharter: 'required',
      },
      { charter: true },
    );
    expect(gates.map(([id]) => id)).not.toContain('timesKnown');
    expect(gates).toEqual(
      expect.arrayContaining([
        ['fourQuestions', 'required'],
        ['processAction', 'advised'],
        ['facilitatorKnowsCharter', 'required'],
      ]),
    );
  });

  it('ask for no charter that nobody was asked to acknowledge', () => {
    expect(
      shown({ facilitatorKnowsCharter: 'required' }, { charter: false }),
    ).not.toContainEqual(['facilitatorKnowsCharter', 'required']);
    expect(
      shown({ facilitatorKnowsCharter: 'off' }, { charter: true }),
    ).toHaveLength(gateIds.length - 1);
  });
});
