import type { IncidentFiguresInput } from './incidentCounts';
import { incidentFigures } from './incidentFigures';
import { inEnglish } from './messages';
import { scopeFigures } from './scopeFigures';
import { statusSentences, type SpokenMetrics } from './sentences';
import {
  anIncidentFact,
  DAY,
  figuresInput,
  HOUR,
  incidentsLasting,
  NOW,
  times,
} from './testing/factBuilders';
import { showWindow } from './window';

function spoken(
  changes: Partial<IncidentFiguresInput>,
  scope = 'component:default/checkout',
): SpokenMetrics {
  const input = figuresInput(changes);
  return {
    scope,
    window: showWindow(input.window),
    figures: incidentFigures(input),
  };
}

const say = (changes: Partial<IncidentFiguresInput>, scope?: string) =>
  statusSentences(spoken(changes, scope)).map(inEnglish).join(' ');

const FOURTEEN = [12, 20, 31, 33, 36, 38, 41, 43, 46, 50, 55, 58, 70, 90];

describe('statusSentences', () => {
  it('says how long half of the incidents took, and that it is too few to compare', () => {
    expect(say({ facts: incidentsLasting(FOURTEEN) })).toBe(
      'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58). That is too few to say whether anything changed.',
    );
  });

  it('says nothing about change either way where nothing was before', () => {
    const twenty = [...FOURTEEN, ...FOURTEEN.slice(4, 10)];
    expect(say({ facts: incidentsLasting(twenty) })).toBe(
      'Half of the 20 incidents in the last 90 days were restored within 42 minutes (36–50).',
    );
  });

  describe('compares with what was before', () => {
    const lasting = (minutes: number, first: number, at: number) =>
      Array.from({ length: 30 }, (_, index) =>
        anIncidentFact({
          incidentId: first + index,
          times: times(at - index * DAY, {
            impactStarted: 0,
            mitigated: minutes + index,
          }),
        }),
      );
    const compared = (now: number, before: number, changes = {}) => {
      const input = {
        ...figuresInput({
          facts: [
            ...lasting(now, 1, NOW - DAY),
            ...lasting(before, 100, NOW - 95 * DAY),
          ],
          ...changes,
        }),
        spanning: [],
        members: [],
        changeCaused: null,
      };
      const metrics = {
        scope: 'organisation',
        window: showWindow(input.window),
        figures: scopeFigures(input),
      };
      return statusSentences(metrics).map(inEnglish).slice(1).join(' ');
    };

    it('and calls it faster or slower only where that is sure', () => {
      expect(compared(20, 80)).toBe(
        'That is down from 1 h 35 min in the 90 days before: we can be sure it is faster, though not yet why.',
      );
      expect(compared(80, 20)).toBe(
        'That is up from 35 min in the 90 days before: we can be sure it is slower, though not yet why.',
      );
    });

    it('and else says that nothing is sure', () => {
      expect(compared(21, 20)).toBe(
        'That is no sure change from 35 min in the 90 days before.',
      );
    });

    it('in words for any range of time', () => {
      const window = { from: NOW - 80 * DAY, until: NOW, rolling: null };
      expect(compared(21, 20, { window })).toBe(
        'That is no sure change from 35 min in the time before.',
      );
    });
  });

  it('gives every bound its units when they differ', () => {
    const long = FOURTEEN.map(minutes => minutes * 5);
    expect(say({ facts: incidentsLasting(long) })).toMatch(
      /restored within 3 h 30 min \(2 h 35 min – 4 h 50 min\)\./,
    );
  });

  it('says how many are open and of how many the times are not known', () => {
    const unknown = [101, 102].map(incidentId =>
      anIncidentFact({
        incidentId,
        times: times(NOW - 3 * DAY, { impactStarted: 0, resolved: 30 }),
      }),
    );
    const facts = [...incidentsLasting([...FOURTEEN, null]), ...unknown];
    expect(say({ facts })).toBe(
      'Half of the 15 incidents in the last 90 days whose times are known were restored within 43 minutes (31–55). One of these 15 is still open. The times of 2 more are not known. That is too few to say whether anything changed.',
    );
  });

  it('says “or more” where the data set no upper bound', () => {
    const facts = incidentsLasting([60, 60, 60, 60, null, null, null]);
    const open = facts.map((fact, index) =>
      index < 4
        ? fact
        : { ...fact, times: times(NOW - 2 * HOUR, { impactStarted: 0 }) },
    );
    expect(say({ facts: open })).toMatch(
      /within 1 h \(1 h or more\)\. 3 of these 7 are still open\./,
    );
  });

  it('says “longer than” when too many are open for a median', () => {
    const facts = incidentsLasting([30, null, null, null, null, null, null]);
    expect(say({ facts })).toBe(
      'Half of the 7 incidents in the last 90 days take longer than 30 min to restore. 6 of these 7 are still open. That is too few to say whether anything changed.',
    );
  });

  it('introduces the incidents themselves when they are few', () => {
    expect(say({ facts: incidentsLasting([190, 48, 5]) })).toBe(
      '3 incidents in 90 days (1–9). That is too few for a typical time, so here they are.',
    );
    expect(say({ facts: incidentsLasting([190]) })).toBe(
      '1 incident in 90 days (0–6). That is too few for a typical time, so here it is.',
    );
  });

  it('says of how many the time is known when that is what is few', () => {
    const resolvedOnly = incidentsLasting(FOURTEEN).map((fact, index) =>
      index < 3
        ? fact
        : {
            ...fact,
            times: { ...fact.times, mitigated: null, resolved: NOW },
          },
    );
    expect(say({ facts: resolvedOnly })).toBe(
      '14 incidents in 90 days (8–23). The time to restore is known for 3 of them, too few for a typical time.',
    );
    expect(say({ facts: resolvedOnly.slice(3) })).toBe(
      '11 incidents in 90 days (5–20). The time to restore is known for none of them.',
    );
  });

  it('says how long a quiet scope was watched, and its near misses', () => {
    expect(say({})).toBe('No incidents in 90 days of watching (0–4).');
    expect(say({ observedSince: NOW - 10.5 * DAY })).toBe(
      'No incidents in 10 days of watching (0–4).',
    );
    expect(say({ observedSince: NOW - HOUR })).toBe(
      'No incidents in less than a day of watching (0–4).',
    );
    const nearMisses = [1, 2].map(incidentId =>
      anIncidentFact({ incidentId, kind: 'nearMiss' }),
    );
    expect(say({ facts: nearMisses })).toBe(
      'No incidents in 90 days of watching (0–4). 2 near misses were reported.',
    );
  });

  it('says for how long a scope was watched when that is shorter than asked', () => {
    const facts = incidentsLasting([190, 48, 5]);
    expect(say({ facts, observedSince: NOW - 10 * DAY })).toMatch(
      /^3 incidents in 10 days of watching \(1–9\)\./,
    );
    const window = {
      from: NOW - 20 * DAY,
      until: NOW - 5 * DAY,
      rolling: null,
    };
    expect(say({ window, observedSince: NOW - 6 * DAY })).toBe(
      'No incidents in 1 day of watching (0–4).',
    );
  });

  it('names a range by its days', () => {
    const window = {
      from: Date.UTC(2026, 0, 1),
      until: Date.UTC(2026, 1, 1),
      rolling: null,
    };
    expect(say({ window })).toBe(
      'No incidents from 1 Jan 2026 to 31 Jan 2026 (0–4).',
    );
  });

  it('names a range of one day by it, and one within days by where it ends', () => {
    const from = Date.UTC(2026, 0, 1);
    const until = Date.UTC(2026, 0, 2);
    expect(say({ window: { from, until, rolling: null } })).toContain(
      ' on 1 Jan 2026',
    );
    expect(say({ window: { from: from + 1, until, rolling: null } })).toContain(
      ' from 1 Jan 2026 until 2 Jan 2026',
    );
  });

  it('names an end by its UTC day where it begins one, and else by that of its reader', () => {
    const from = Date.UTC(2026, 0, 1);
    const until = Date.UTC(2026, 1, 3, 12);
    const [{ values }] = statusSentences(
      spoken({ window: { from, until, rolling: null } }),
    );
    expect(values).toMatchObject({
      period: {
        code: 'fromUntil',
        values: {
          from: { date: '2026-01-01' },
          until: { day: '2026-02-03T12:00:00Z' },
        },
      },
    });
  });

  it.each([
    ['component:default/checkout', 'component'],
    ['api:default/orders', 'API'],
    ['group:default/search', 'team'],
    ['organisation', 'organisation'],
    ['widget:default/odd', 'entity'],
  ])('does not take silence of %s for reliability', (scope, thing) => {
    expect(say({ observedSince: null }, scope)).toBe(
      `Nothing has been reported for this ${thing} yet, so nothing can be said about its reliability.`,
    );
  });
});
