import type { GateLevel } from '../processes';
import {
  gateOverridesInput,
  isInTheWay,
  misplacedOverrides,
} from './overrides';

const gate = (level: GateLevel, passed = false) => ({
  gate: 'processAction',
  level,
  passed,
});

describe('reasons to publish though a gate stands open', () => {
  it.each<[GateLevel, boolean, boolean]>([
    ['required', true, true],
    ['overridable', true, false],
    ['advised', false, false],
  ])(
    'take one that is %s out of the way only where it is overridable',
    (level, without, withReason) => {
      expect(isInTheWay(gate(level))).toBe(without);
      expect(isInTheWay(gate(level), { processAction: 'So' })).toBe(withReason);
      expect(isInTheWay(gate(level), { timesKnown: 'So' })).toBe(without);
      expect(isInTheWay(gate(level, true))).toBe(false);
    },
  );

  it('are given for what stands open and can be overridden alone', () => {
    const problems = (...gates: Parameters<typeof misplacedOverrides>[0]) =>
      misplacedOverrides(gates, { processAction: 'So' }).map(
        ({ problem }) => problem,
      );
    expect(problems(gate('overridable'))).toEqual([]);
    expect(problems()).toEqual(['is no gate of this postmortem']);
    expect(problems(gate('overridable', true))).toEqual([
      'is passed: there is nothing to override',
    ]);
    expect(problems(gate('required'))).toEqual([
      'is required, and cannot be overridden',
    ]);
    expect(problems(gate('advised'))).toEqual([
      'is advised, and keeps nothing from being published',
    ]);
  });

  it('say something, of a gate that there is', () => {
    const isTaken = (given: object) =>
      gateOverridesInput.safeParse(given).success;
    expect(isTaken({ processAction: 'x'.repeat(1_000) })).toBe(true);
    expect(isTaken({ processAction: 'x'.repeat(1_001) })).toBe(false);
    expect(isTaken({ processAction: ' \n' })).toBe(false);
    expect(isTaken({ legalHold: 'So' })).toBe(false);
  });
});
