import fc from 'fast-check';
import { durationToMillis } from '../contract';
import { StatedDurations, timePointKinds } from './model';
import {
  anchorOf,
  effectiveCandidate,
  flagsOf,
  nearMissTitle,
  noTimes,
  statusOf,
  TimePointCandidate,
  TimesInMillis,
} from './rules';

const HOUR = 3_600_000;
const start = Date.UTC(2026, 10, 1, 10);
const now = start + 30 * 24 * HOUR;

const someTimes = (over: Partial<TimesInMillis>): TimesInMillis => ({
  ...noTimes,
  ...over,
});
const flags = (over: Partial<TimesInMillis>, stated: StatedDurations = {}) =>
  flagsOf(someTimes(over), stated, durationToMillis, now);

const aCandidate: fc.Arbitrary<TimePointCandidate> = fc.record({
  kind: fc.constant('resolved' as const),
  origin: fc.constantFrom('human' as const, 'source' as const),
  by: fc.constantFrom('a', 'b', 'c', null),
  at: fc.option(fc.integer({ min: 0, max: 1000 })),
  changedAt: fc.integer({ min: 0, max: 50 }),
});
const oneOfEachOrigin = fc.uniqueArray(aCandidate, {
  selector: candidate => `${candidate.origin} ${candidate.by}`,
  maxLength: 8,
});

describe('effectiveCandidate', () => {
  it('does not depend on the order in which words arrive', () => {
    fc.assert(
      fc.property(
        oneOfEachOrigin,
        fc.array(fc.nat()),
        (candidates, shuffle) => {
          const shuffled = candidates
            .map((candidate, index) => ({
              candidate,
              rank: shuffle[index] ?? index,
            }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ candidate }) => candidate);
          expect(effectiveCandidate(shuffled, ['b'])).toEqual(
            effectiveCandidate(candidates, ['b']),
          );
        },
      ),
    );
  });

  it('believes people before sources, and of people the last', () => {
    fc.assert(
      fc.property(oneOfEachOrigin, candidates => {
        const people = candidates.filter(({ origin }) => origin === 'human');
        const chosen = effectiveCandidate(candidates);
        fc.pre(people.length > 0);
        expect(chosen?.origin).toBe('human');
        expect(chosen?.changedAt).toBe(
          Math.max(...people.map(({ changedAt }) => changedAt)),
        );
      }),
    );
  });

  it('never lets a source that does not know hide one that does', () => {
    fc.assert(
      fc.property(oneOfEachOrigin, candidates => {
        const sources = candidates.filter(({ origin }) => origin === 'source');
        fc.pre(sources.some(({ at }) => at !== null));
        expect(effectiveCandidate(sources, ['a'])?.at).not.toBeNull();
      }),
    );
  });

  it('prefers the source that comes first in precedence', () => {
    const of = (by: string, at: number): TimePointCandidate => ({
      kind: 'detected',
      origin: 'source',
      by,
      at,
      changedAt: 0,
    });
    const words = [of('alerts', 1), of('pager', 2), of('zabbix', 3)];
    expect(effectiveCandidate(words, ['zabbix', 'pager'])?.by).toBe('zabbix');
    expect(effectiveCandidate(words)?.by).toBe('alerts');
    expect(effectiveCandidate([])).toBeUndefined();
  });
});

describe('statusOf and anchorOf', () => {
  it('call an incident open until its impact ended or it was resolved', () => {
    expect(statusOf(someTimes({ impactStarted: start }))).toBe('open');
    expect(statusOf(someTimes({ mitigated: start }))).toBe('mitigated');
    expect(statusOf(someTimes({ mitigated: 1, resolved: start }))).toBe(
      'resolved',
    );
  });

  it('place it by impact, else detection, else declaration, and by nothing else', () => {
    expect(anchorOf(someTimes({ detected: 2, declared: 1 }))).toBe(2);
    expect(anchorOf(someTimes({ declared: 3, resolved: 1 }))).toBe(3);
    expect(anchorOf(someTimes({ mitigated: 3, resolved: 4 }))).toBeNull();
  });
});

describe('flagsOf', () => {
  it('finds nothing wrong with times in their usual order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 * HOUR }), {
          minLength: 6,
          maxLength: 6,
        }),
        lengths => {
          const sorted = [...lengths].sort((a, b) => a - b);
          const times = Object.fromEntries(
            timePointKinds.map((kind, index) => [kind, start + sorted[index]]),
          );
          expect(flags(times)).toEqual([]);
        },
      ),
    );
  });

  it.each([
    [{ impactStarted: start, mitigated: start - 1 }, 'mitigated'],
    [{ detected: start, resolved: start - HOUR }, 'resolved'],
    [{ impactStarted: start, declared: start - HOUR }, 'declared'],
    [
      { impactStarted: start, declared: start + HOUR, resolved: start + 1 },
      'resolved',
    ],
  ])('flags what came before it began: %j', (times, field) => {
    expect(flags(times)).toEqual([{ field, reason: 'beforeStart' }]);
  });

  it('takes noticing before users were hurt for early, not impossible', () => {
    expect(flags({ impactStarted: start, detected: start - HOUR })).toEqual([]);
  });

  it('flags an acknowledgement before detection', () => {
    expect(
      flags({
        impactStarted: start,
        detected: start + HOUR,
        acknowledged: start + 1,
      }),
    ).toEqual([{ field: 'acknowledged', reason: 'beforeDetected' }]);
  });

  it('flags what lies in the future or more than a year after the start', () => {
    expect(flags({ resolved: now + HOUR })).toEqual([
      { field: 'resolved', reason: 'inTheFuture' },
    ]);
    expect(
      flags({ impactStarted: start - 400 * 24 * HOUR, detected: start }),
    ).toEqual([{ field: 'detected', reason: 'implausiblyLong' }]);
  });

  it('says when a stated duration differs from the times by more than a minute', () => {
    const times = { impactStarted: start, mitigated: start + HOUR };
    expect(flags(times, { timeToRestore: 'PT60M30S' })).toEqual([]);
    expect(flags(times, { timeToRestore: 'PT75M' })).toEqual([
      { field: 'stated.timeToRestore', reason: 'differsFromStated' },
    ]);
    expect(flags({ mitigated: start }, { timeToRestore: 'PT75M' })).toEqual([]);
  });
});

describe('nearMissTitle', () => {
  it('is the first sentence, on one line', () => {
    expect(nearMissTitle('The disk was\nnearly full. We saw it.')).toBe(
      'The disk was nearly full',
    );
    expect(nearMissTitle('Version 1.2.3 was nearly released')).toBe(
      'Version 1.2.3 was nearly released',
    );
  });

  it('is never cut in the middle of a character', () => {
    const title = nearMissTitle(`a${'😀'.repeat(100)}`);
    expect(title).toBe(`a${'😀'.repeat(29)}…`);
  });

  it('is never empty nor longer than a title, whatever is written', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 1, unit: 'binary' })
          .filter(text => text.trim() !== ''),
        text => {
          const title = nearMissTitle(text);
          expect(title.length).toBeLessThanOrEqual(121);
          expect(title.trim()).not.toBe('');
        },
      ),
    );
  });
});
