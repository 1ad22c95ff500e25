import { gateIds } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

/** What a gate asks for, as it is said of one that is passed. */
export function useGateName(): (gate: string) => string {
  const { t } = useWords();
  return gate => {
    const known = gateIds.find(one => one === gate);
    return known
      ? t(`postmortems.gates.passed.${known}`)
      : t('postmortems.gates.passed.other', { gate });
  };
}
