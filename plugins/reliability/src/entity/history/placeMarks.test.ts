import type { Incident } from '@afterword/plugin-reliability-common';
import { anIncident } from '../../__testUtils__/anIncident';
import { placeMarks, placeMonths, stripRows } from './placeMarks';

const from = Date.parse('2026-01-01T00:00:00Z');
const until = Date.parse('2026-04-11T00:00:00Z');

function startedAt(day: string, given: Partial<Incident> = {}): Incident {
  const at = `2026-${day}T00:00:00Z`;
  const point = { at, origin: 'human', by: null, changedAt: at } as const;
  const { times } = anIncident();
  return anIncident({
    key: `INC-${day}`,
    times: { ...times, impactStarted: point },
    ...given,
  });
}

function placed(...incidents: readonly Incident[]) {
  return placeMarks(incidents, from, until);
}

describe('the marks of a history', () => {
  it('stand in the order of time, in proportion', () => {
    const marks = placed(startedAt('02-20'), startedAt('01-11'));

    expect(marks.map(({ incident, x }) => [incident.key, x])).toEqual([
      ['INC-01-11', 10],
      ['INC-02-20', 50],
    ]);
  });

  it('are higher and larger the graver an incident is', () => {
    const [grave, light] = placed(
      startedAt('01-11', { severity: 'sev1' }),
      startedAt('01-12', { severity: 'sev4' }),
    );

    expect(grave.y).toBeLessThan(light.y);
    expect(grave.size).toBeGreaterThan(light.size);
  });

  it('have rows of their own for near misses and drills', () => {
    const marks = placed(
      startedAt('01-11', { kind: 'nearMiss', severity: null }),
      startedAt('01-12', { kind: 'drill', severity: null }),
    );

    expect(marks.map(({ row, y }) => [row, y])).toEqual([
      ['nearMiss', stripRows.nearMiss],
      ['drill', stripRows.drill],
    ]);
  });

  it('leave out maintenance, what has no time, and what lies outside', () => {
    const { times } = anIncident();
    expect(
      placed(
        startedAt('01-11', { kind: 'maintenance' }),
        startedAt('05-01'),
        anIncident({
          times: { ...times, impactStarted: null, detected: null },
        }),
      ),
    ).toEqual([]);
  });

  it('take the time of noticing where impact is not known', () => {
    const [mark] = placed(
      startedAt('01-11', {
        kind: 'nearMiss',
        times: {
          ...anIncident().times,
          impactStarted: null,
          detected: startedAt('02-20').times.impactStarted,
        },
      }),
    );

    expect(mark.x).toBe(50);
  });

  it('name the postmortem of a grave incident, where there is room', () => {
    const postmortems = [{ key: 'PM-1', title: '', status: 'draft' }];
    const grave = { severity: 'sev1', postmortems } as const;

    expect(
      placed(
        startedAt('01-02', grave),
        startedAt('02-01', grave),
        startedAt('02-03', grave),
        startedAt('03-01', { severity: 'sev2', postmortems }),
      ).map(({ label }) => label),
    ).toEqual([undefined, 'PM-1', undefined, undefined]);
  });
});

describe('the months below a history', () => {
  it('stand where they begin', () => {
    expect(placeMonths(from, until).map(({ at }) => at.getMonth())).toEqual([
      1, 2, 3,
    ]);
  });
});
