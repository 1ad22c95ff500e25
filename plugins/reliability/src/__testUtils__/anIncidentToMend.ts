import {
  IncidentToMend,
  qualityInEnglish,
  QualityProblem,
} from '@afterword/plugin-reliability-common';

/** Something that a figure misses. */
export function aProblem(
  changes: Partial<Omit<QualityProblem, 'problem'>> = {},
): QualityProblem {
  const message = { code: 'resolvedOnly', values: {} } as const;
  return {
    kind: 'unknown',
    field: 'mitigated',
    problem: qualityInEnglish(message),
    message,
    figures: ['timeToRestore'],
    ...changes,
  };
}

/** An incident that was resolved, and nobody has said when its impact ended. */
export function anIncidentToMend(
  changes: Partial<IncidentToMend> = {},
): IncidentToMend {
  return {
    key: 'INC-12',
    title: 'Card payments failed',
    severity: 'sev2',
    anchor: '2026-11-13T14:02:00.000Z',
    problems: [aProblem()],
    ...changes,
  };
}
