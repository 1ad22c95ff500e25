import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  beginningBefore,
  nextReviewDay,
  type ReviewRepeats,
  reviewRepeats,
  type ReviewRhythm,
  reviewRhythm,
} from './rhythm';

const utc = (iso: string) => Date.parse(iso);
const said = (found: { day: string; startsAt: number } | null) =>
  found && [found.day, new Date(found.startsAt).toISOString()];

const rhythm = (given: Partial<ReviewRhythm> = {}): ReviewRhythm => ({
  repeats: 'everyTwoWeeks',
  first: '2026-10-13',
  time: '14:00',
  zone: 'Europe/Berlin',
  ...given,
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
];
const anyRhythm = fc.record({
  repeats: fc.constantFrom(
    ...reviewRepeats.filter(
      (each): each is Exclude<ReviewRepeats, 'once'> => each !== 'once',
    ),
  ),
  first: fc
    .integer({ min: utc('2000-01-01') / 864e5, max: utc('2040-01-01') / 864e5 })
    .map(days => new Date(days * 864e5).toISOString().slice(0, 10)),
  time: fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map(minutes =>
      [Math.floor(minutes / 60), minutes % 60]
        .map(part => String(part).padStart(2, '0'))
        .join(':'),
    ),
  zone: fc.constantFrom(...zones),
});
const anyMoment = fc.integer({
  min: utc('1999-01-01'),
  max: utc('2045-01-01'),
});

describe('The next review of a rhythm', () => {
  it('is at the same time of day before and after the clocks change', () => {
    const before = nextReviewDay(rhythm(), null, utc('2026-10-01T00:00Z'));
    const after = nextReviewDay(rhythm(), '2026-10-13', before?.startsAt ?? 0);
    expect([before, after].map(said)).toEqual([
      ['2026-10-13', '2026-10-13T12:00:00.000Z'],
      ['2026-10-27', '2026-10-27T13:00:00.000Z'],
    ]);
  });

  it('comes after the hour that the clocks skip, on the same day', () => {
    const skipped = rhythm({
      repeats: 'weekly',
      first: '2026-03-22',
      time: '02:30',
    });
    expect(
      said(nextReviewDay(skipped, '2026-03-22', utc('2026-03-23T00:00Z'))),
    ).toEqual(['2026-03-29', '2026-03-29T01:30:00.000Z']);
  });

  it.each([
    ['2026-10-13', ['2026-11-10', '2026-12-08']],
    ['2026-09-29', ['2026-10-27', '2026-11-24']],
  ])(
    'is on the same weekday of each month as %s, or on its last',
    (first, days) => {
      const monthly = rhythm({ repeats: 'monthly', first });
      const next = (after: string) =>
        nextReviewDay(monthly, after, utc(`${after}T23:00Z`))?.day ?? '';
      expect([next(first), next(next(first))]).toEqual(days);
    },
  );

  it('is not again on the day of the last one where the place moves west', () => {
    const moved = rhythm({ repeats: 'weekly', zone: 'America/New_York' });
    expect(
      said(nextReviewDay(moved, '2026-10-13', utc('2026-10-13T12:50Z'))),
    ).toEqual(['2026-10-20', '2026-10-20T18:00:00.000Z']);
  });

  it('is the first one that is still to come where some were missed', () => {
    expect(
      nextReviewDay(rhythm(), '2026-10-13', utc('2027-03-01T00:00Z'))?.day,
    ).toBe('2027-03-02');
  });

  it('is none where it was once', () => {
    const once = rhythm({ repeats: 'once' });
    const during = utc('2026-10-13T12:30Z');
    expect(nextReviewDay(once, null, utc('2026-10-01T00:00Z'))?.day).toBe(
      '2026-10-13',
    );
    expect(nextReviewDay(once, '2026-10-13', during)).toBeNull();
  });

  it('is always later, on another day, at the time of day of the rule, and the nearest such', () => {
    fc.assert(
      fc.property(anyRhythm, anyMoment, (rule, now) => {
        const found = nextReviewDay(rule, null, now);
        const next = nextReviewDay(rule, found!.day, found!.startsAt);
        expect(found!.startsAt).toBeGreaterThan(now);
        expect(next!.day > found!.day).toBe(true);
        const local = DateTime.fromMillis(next!.startsAt, { zone: rule.zone });
        const isSkipped = local.toFormat('HH:mm') !== rule.time;
        const dayBefore = DateTime.fromISO(`${next!.day}T12:00`, {
          zone: rule.zone,
        }).minus({ days: 1 });
        // Only a day on which the clocks change may have another time.
        expect(isSkipped && local.offset === dayBefore.offset).toBe(false);
        const weekday = (day: string) =>
          DateTime.fromISO(day, { zone: 'utc' }).weekday;
        expect(weekday(next!.day)).toBe(weekday(rule.first));
        const between = nextReviewDay(rule, null, found!.startsAt);
        expect(between).toEqual(next);
      }),
      { numRuns: 500 },
    );
  });

  it('never has two on one day, whatever zone the rule is moved to', () => {
    fc.assert(
      fc.property(
        anyRhythm,
        anyMoment,
        fc.constantFrom(...zones),
        (rule, now, zone) => {
          const held = nextReviewDay(rule, null, now);
          const next = nextReviewDay(
            { ...rule, zone },
            held!.day,
            held!.startsAt,
          );
          expect(next!.day > held!.day).toBe(true);
          expect(next!.startsAt).toBeGreaterThan(held!.startsAt);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('The period of the first review', () => {
  it.each([
    ['weekly', '2026-10-06T12:00:00.000Z'],
    ['quarterly', '2026-07-13T12:00:00.000Z'],
    ['once', '2026-09-13T12:00:00.000Z'],
  ] as const)('begins one step before it where it is %s', (repeats, from) => {
    const startsAt = utc('2026-10-13T12:00Z');
    expect(
      new Date(
        beginningBefore(rhythm({ repeats }), { startsAt }),
      ).toISOString(),
    ).toBe(from);
  });
});

describe('A rhythm', () => {
  it.each([
    { time: '24:00' },
    { zone: 'Mars/Olympus' },
    { first: '2026-02-30' },
    { repeats: 'daily' },
    { first: '2199-12-31' },
  ])('is none with %j', wrong => {
    expect(reviewRhythm.safeParse({ ...rhythm(), ...wrong }).success).toBe(
      false,
    );
  });
});
