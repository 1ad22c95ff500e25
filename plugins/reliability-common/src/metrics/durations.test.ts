import {
  readDuration,
  type DurationKind,
  type DurationOptions,
} from './durations';
import {
  anIncidentFact,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  times,
} from './testing/factBuilders';

const START = NOW - 10 * DAY;
const computed: DurationOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
};

const read = (
  kind: DurationKind,
  fact: Parameters<typeof anIncidentFact>[0],
  options: Partial<DurationOptions> = {},
) => readDuration(anIncidentFact(fact), kind, { ...computed, ...options }, NOW);

const known = (minutes: number, early = false) => ({
  state: 'known',
  millis: minutes * MINUTE,
  early,
});

describe('readDuration', () => {
  const complete = times(START, {
    impactStarted: 0,
    detected: 4,
    declared: 6,
    acknowledged: 9,
    mitigated: 42,
    resolved: 60,
  });

  it.each([
    ['timeToDetect', 4],
    ['timeToAcknowledge', 5],
    ['timeToRestore', 42],
    ['timeToResolve', 54],
  ] as const)('measures %s between its two time points', (kind, minutes) => {
    expect(read(kind, { times: complete })).toEqual(known(minutes));
  });

  it('measures time to resolve from the start of impact on request', () => {
    expect(
      read(
        'timeToResolve',
        { times: complete },
        { resolveFrom: 'impactStarted' },
      ),
    ).toEqual(known(60));
  });

  it('takes no time point for another that is missing', () => {
    const noStart = times(START, { detected: 4, declared: 6, mitigated: 42 });
    expect(read('timeToRestore', { times: noStart }).state).toBe('unknown');
    expect(read('timeToDetect', { times: noStart }).state).toBe('unknown');
    expect(read('timeToAcknowledge', { times: noStart }).state).toBe('unknown');
    expect(read('timeToResolve', { times: noStart }).state).toBe('unknown');
  });

  it('lets an open incident last until now', () => {
    const open = times(START, { impactStarted: 0, detected: 3, declared: 5 });
    expect(read('timeToRestore', { times: open })).toEqual({
      state: 'open',
      millis: 10 * DAY,
      start: START,
    });
    expect(read('timeToResolve', { times: open })).toEqual({
      state: 'open',
      millis: 10 * DAY - 5 * MINUTE,
      start: START + 5 * MINUTE,
    });
  });

  it('never takes detecting or acknowledging for open', () => {
    const open = times(START, { impactStarted: 0, detected: 3 });
    expect(read('timeToAcknowledge', { times: open }).state).toBe('unknown');
    expect(
      read('timeToDetect', { times: times(START, { impactStarted: 0 }) }).state,
    ).toBe('unknown');
  });

  it('does not know when impact ended of what is only resolved', () => {
    const resolved = times(START, { impactStarted: 0, resolved: 60 });
    expect(read('timeToRestore', { times: resolved })).toEqual({
      state: 'unknown',
    });
  });

  it('does not know when it was resolved of what is only mitigated', () => {
    const mitigated = times(START, { declared: 0, mitigated: 60 });
    expect(read('timeToResolve', { times: mitigated })).toEqual({
      state: 'unknown',
    });
  });

  it('counts detection before impact as 0 and early', () => {
    const early = times(START, { impactStarted: 0, detected: -20 });
    expect(read('timeToDetect', { times: early })).toEqual(known(0, true));
  });

  it.each([
    ['restored before it began', { impactStarted: 0, mitigated: -1 }],
    ['a mistyped year', { impactStarted: 0, mitigated: 366 * 24 * 60 }],
  ])('leaves out %s', (_what, minutes) => {
    expect(read('timeToRestore', { times: times(START, minutes) })).toEqual({
      state: 'impossible',
    });
  });

  it('leaves out detection more than a year before impact', () => {
    const typo = times(START, { impactStarted: 0, detected: -366 * 24 * 60 });
    expect(read('timeToDetect', { times: typo }).state).toBe('impossible');
  });

  it('leaves out only the durations that a flagged time point touches', () => {
    const fact = { times: complete, flagged: ['detected'] } as const;
    expect(read('timeToDetect', fact).state).toBe('impossible');
    expect(read('timeToAcknowledge', fact).state).toBe('impossible');
    expect(read('timeToRestore', fact)).toEqual(known(42));
  });

  it('takes what was stated only on request, and then even of an open one', () => {
    const stated = {
      timeToDetect: null,
      timeToRestore: 2 * HOUR,
      timeToResolve: null,
    };
    const open = times(START, { impactStarted: 0, detected: 4 });
    const fact = { times: open, stated };
    expect(read('timeToRestore', fact).state).toBe('open');
    expect(read('timeToRestore', fact, { durations: 'stated' })).toEqual(
      known(120),
    );
    // Nothing was stated about detection: the computed one stands.
    expect(read('timeToDetect', fact, { durations: 'stated' })).toEqual(
      known(4),
    );
  });
});
