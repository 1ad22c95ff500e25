import {
  IncidentsFigure,
  severities,
} from '@afterword/plugin-reliability-common';
import { useWords } from '../words';

/** Incidents that are counted, be it none. */
export type CountedIncidents = Exclude<
  IncidentsFigure,
  { readonly state: 'notObserved' }
>;

/** Says what incidents there were, and what was reported beside them; what there was none of is left out. */
export function useCountWords(): {
  /** `2 Sev-1`, `1 not rated`. */
  readonly severities: (figure: CountedIncidents) => string[];
  /** `3 near misses`, `1 drill`; none of them is an incident. */
  readonly beside: (figure: IncidentsFigure) => string[];
} {
  const { t } = useWords();
  return {
    severities: ({ bySeverity }) =>
      [...severities, 'unknown' as const].flatMap(severity => {
        const n = bySeverity[severity];
        if (n === 0) return [];
        const name =
          severity === 'unknown'
            ? t('figures.notRated')
            : t(`incidents.severity.${severity}`);
        return t('figures.ofSeverity', { n, severity: name });
      }),
    beside: ({ byKind: { nearMiss, drill, maintenance } }) => [
      ...(nearMiss > 0 ? [t('figures.nearMisses', { count: nearMiss })] : []),
      ...(drill > 0 ? [t('figures.drills', { count: drill })] : []),
      ...(maintenance > 0
        ? [t('figures.maintenance', { count: maintenance })]
        : []),
    ],
  };
}
