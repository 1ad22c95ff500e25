import type { Incident } from '@afterword/plugin-reliability-common';
import { anIncident } from '../../__testUtils__/anIncident';
import { historyEvents } from './historyEvents';

const at = '2026-02-20T00:00:00Z';
const point = { at, origin: 'human', by: null, changedAt: at } as const;
const { times } = anIncident();

function anEvent(given: Partial<Incident> = {}): Incident {
  return anIncident({ times: { ...times, impactStarted: point }, ...given });
}

describe('the events of a history', () => {
  it('are incidents by severity, near misses and drills', () => {
    expect(
      historyEvents([
        anEvent({ severity: 'sev1' }),
        anEvent({ severity: null }),
        anEvent({ kind: 'nearMiss', severity: null }),
        anEvent({ kind: 'drill', severity: null }),
      ]).map(({ kind }) => kind),
    ).toEqual(['sev1', 'unrated', 'nearMiss', 'drill']);
  });

  it('leave out maintenance, and what has no time', () => {
    expect(
      historyEvents([
        anEvent({ kind: 'maintenance' }),
        anEvent({ times: { ...times, impactStarted: null, detected: null } }),
      ]),
    ).toEqual([]);
  });

  it('take the time of noticing where impact is not known', () => {
    const [event] = historyEvents([
      anEvent({
        kind: 'nearMiss',
        times: { ...times, impactStarted: null, detected: point },
      }),
    ]);

    expect(event.at).toBe(Date.parse(at));
  });

  it('name the postmortem of a grave incident only', () => {
    const postmortems = [{ key: 'PM-1', title: '', status: 'draft' }];

    expect(
      historyEvents([
        anEvent({ severity: 'sev1', postmortems }),
        anEvent({ severity: 'sev1', postmortems: [] }),
        anEvent({ severity: 'sev2', postmortems }),
      ]).map(({ label }) => label),
    ).toEqual(['PM-1', undefined, undefined]);
  });
});
