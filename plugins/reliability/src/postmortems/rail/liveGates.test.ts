import { aFactor, aGate, aPostmortem } from '../../__testUtils__/aPostmortem';
import { anActionItem } from '../../__testUtils__/anActionItem';
import { liveGates } from './liveGates';

const failing = (gates: ReturnType<typeof liveGates>) =>
  gates.filter(({ passed }) => !passed).map(({ gate }) => gate);

describe('gates on the page', () => {
  it('follow what is written before it is saved', () => {
    const postmortem = aPostmortem({
      gates: [aGate('fourQuestions', { passed: false, problem: 'stale' })],
      factors: [aFactor()],
    });
    const actionItems = [anActionItem()];
    expect(
      liveGates(postmortem, new Set(['whatHappened']), actionItems)[0].problem,
    ).toBe('Not answered yet: What failed in protocol');
    expect(
      failing(
        liveGates(
          postmortem,
          new Set(['whatHappened', 'detection']),
          actionItems,
        ),
      ),
    ).toEqual([]);
  });

  it('leave to the server what the page does not know', () => {
    const postmortem = aPostmortem({
      gates: [
        aGate('timesKnown', { passed: false, problem: 'Not known' }),
        aGate('reviewedFromOutside', { passed: true }),
        aGate('processAction', { passed: true }),
        aGate('charterAcknowledged', { passed: false, problem: 'Not yet' }),
      ],
    });
    expect(failing(liveGates(postmortem, new Set(), undefined))).toEqual([
      'timesKnown',
      'charterAcknowledged',
    ]);
  });

  it('are as strict as the server says', () => {
    const postmortem = aPostmortem({
      gates: [aGate('factorOutsidePeople', { level: 'advised' })],
      factors: [],
    });
    expect(liveGates(postmortem, new Set(), [])).toMatchObject([
      { gate: 'factorOutsidePeople', level: 'advised', passed: false },
    ]);
  });

  it('ask for evidence where a factor is more than possible', () => {
    const postmortem = aPostmortem({
      gates: [aGate('factorsHaveEvidence')],
      factors: [aFactor({ confidence: 'established', evidence: [] })],
    });
    expect(failing(liveGates(postmortem, new Set(), []))).toEqual([
      'factorsHaveEvidence',
    ]);
  });
});
