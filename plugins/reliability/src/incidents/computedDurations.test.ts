import type { IncidentFlag } from '@afterword/plugin-reliability-common';
import { anIncident } from '../__testUtils__/anIncident';
import { computedDuration } from './computedDurations';

const { times, flags } = anIncident();

describe('a duration from the times of an incident', () => {
  it('lies between the two times that it is made of', () => {
    expect(computedDuration({ times, flags }, 'timeToRestore')).toBe(47 * 60);
    expect(computedDuration({ times, flags }, 'timeToDetect')).toBe(11 * 60);
  });

  it('lies between the minutes that are shown, whatever their seconds', () => {
    const said = (at: string) => ({
      at,
      origin: 'source' as const,
      by: 'pager',
      changedAt: at,
    });
    const from = (start: string, end: string) =>
      computedDuration(
        {
          flags,
          times: {
            ...times,
            impactStarted: said(start),
            mitigated: said(end),
          },
        },
        'timeToRestore',
      );

    expect(from('2026-11-13T14:02:50Z', '2026-11-13T14:49:10Z')).toBe(47 * 60);
    expect(from('2026-11-13T14:02:10Z', '2026-11-13T14:49:50Z')).toBe(47 * 60);
    expect(from('2026-11-13T14:02:10Z', '2026-11-13T14:02:50Z')).toBe(40);
    expect(
      from('2026-11-13T14:02:50Z', '2026-11-13T14:02:10Z'),
    ).toBeUndefined();
  });

  it('is not known when one of them is not, and is not guessed from another', () => {
    expect(computedDuration({ times, flags }, 'timeToResolve')).toBeUndefined();
    expect(
      computedDuration(
        {
          flags,
          times: { ...times, mitigated: null, resolved: times.mitigated },
        },
        'timeToRestore',
      ),
    ).toBeUndefined();
  });

  it('is not known when one of them is flagged', () => {
    const late: IncidentFlag = { field: 'detected', reason: 'inTheFuture' };
    const flagged = { times, flags: [late] };
    expect(computedDuration(flagged, 'timeToDetect')).toBeUndefined();
    expect(computedDuration(flagged, 'timeToRestore')).toBe(47 * 60);
  });

  it('is not known when they cannot be right', () => {
    expect(
      computedDuration(
        {
          flags,
          times: {
            ...times,
            impactStarted: times.mitigated,
            mitigated: times.impactStarted,
          },
        },
        'timeToRestore',
      ),
    ).toBeUndefined();
  });

  it('is nothing at all when it was noticed before it hurt', () => {
    expect(
      computedDuration(
        {
          flags,
          times: {
            ...times,
            impactStarted: times.detected,
            detected: times.impactStarted,
          },
        },
        'timeToDetect',
      ),
    ).toBe(0);
  });
});
