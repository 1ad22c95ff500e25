import fc from 'fast-check';
import { defaultFailureModes } from '../failureModes';
import {
  changeWindows,
  deploymentLink,
  foreseenAs,
  incidentLink,
  isReleaseOf,
} from './links';

const change = { key: 'CHG-12', release: '2.4.1' };
const word = fc.constantFrom('linked' as const, 'dismissed' as const);

describe('a release', () => {
  it.each([
    ['2.4.1', true],
    [' 2.4.1 ', true],
    ['checkout 7 (CHG-12)', true],
    ['chg-12', true],
    ['CHG-120', false],
    ['XCHG-12', false],
    ['2.4.10', false],
    [null, false],
  ])('%s is that of the change: %s', (release, is) => {
    expect(isReleaseOf(release, change)).toBe(is);
  });

  it('that nobody named is that of no change but by its key', () => {
    const unnamed = { key: 'CHG-3', release: null };
    expect(isReleaseOf('2.4.1', unnamed)).toBe(false);
    expect(isReleaseOf('rollout-chg-3', unnamed)).toBe(true);
    expect(isReleaseOf('rollout-chg-3', { key: null, release: null })).toBe(
      false,
    );
  });
});

describe('what belongs to a change', () => {
  it('is what somebody says, whatever else is known', () => {
    fc.assert(
      fc.property(
        word,
        fc.option(fc.string()),
        fc.array(fc.string()),
        (said, release, causedBy) => {
          const because = { state: said, because: 'person' };
          expect(deploymentLink({ release }, change, said)).toEqual(because);
          expect(incidentLink(causedBy, said)).toEqual(because);
        },
      ),
    );
  });

  it('is else what the pipeline or the cause says, and proposed by its time', () => {
    expect(deploymentLink({ release: '2.4.1' }, change, undefined)).toEqual({
      state: 'linked',
      because: 'release',
    });
    expect(deploymentLink({ release: null }, change, undefined)).toEqual({
      state: 'proposed',
      because: 'time',
    });
    expect(incidentLink(['DEP-1'], undefined)).toEqual({
      state: 'linked',
      because: 'changeFailure',
    });
    expect(incidentLink([], undefined)).toEqual({
      state: 'proposed',
      because: 'time',
    });
  });

  it('is looked for around the whole time of the change, and incidents never before it', () => {
    const time = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(
        time,
        fc.option(time),
        fc.option(time),
        (plannedFor, until, doneAt) => {
          const windows = changeWindows({ plannedFor, until, doneAt });
          const moments = [plannedFor, doneAt ?? plannedFor];
          expect(windows.incidents.from).toBe(Math.min(...moments));
          for (const { from, until: end } of Object.values(windows)) {
            expect(from).toBeLessThanOrEqual(Math.min(...moments));
            expect(end).toBeGreaterThan(Math.max(...moments, until ?? 0));
          }
        },
      ),
    );
  });
});

describe('how something failed', () => {
  it('was foreseen by what was written down before with any word for the same', () => {
    const risks = [
      { id: 'a', failureMode: 'retry-storm', foreseen: true },
      { id: 'b', failureMode: 'Retry storm', foreseen: true },
      { id: 'c', failureMode: 'retry-storm', foreseen: false },
      { id: 'd', failureMode: null, foreseen: true },
    ];
    const of = (mode: string | null) =>
      foreseenAs(mode, risks, defaultFailureModes);
    expect(of('retry flood')).toEqual(['a', 'b']);
    expect(of('deadlock')).toEqual([]);
    expect(of(null)).toEqual([]);
  });
});
