import {
  gateIds,
  incidentKinds,
  Process,
  severities,
  Strictness,
} from '@afterword/plugin-reliability-common';
import { useGateName } from '../../postmortems/page/useGateName';
import { useWords } from '../../words';

/** Says of a process what it is for, and what it asks. */
export function useProcessWords() {
  const { t } = useWords();
  const nameOf = useGateName();
  return {
    about: (process: Process): string => {
      const kinds = incidentKinds.filter(kind => process.kinds.includes(kind));
      const rated = severities.filter(each =>
        process.severities.includes(each),
      );
      const parts = [
        kinds.map(kind => t(`incidents.kind.${kind}`)).join(', '),
        rated.map(each => t(`incidents.severity.${each}`)).join(', '),
      ].filter(part => part !== '');
      return parts.length === 0
        ? t('processes.process.anything')
        : parts.join(' · ');
    },
    /** Gates that it says are so strict; empty where it says so of none. */
    gatesThatAre: ({ gates }: Process, level: Strictness): string =>
      gateIds
        .filter(gate => gates[gate] === level)
        .map(nameOf)
        .join('; '),
  };
}
