import type { GateId } from '@afterword/plugin-reliability-common';
import { useWords } from '../../words';

/** What a gate asks for. */
export function useGateName(): (gate: GateId) => string {
  const { t } = useWords();
  return gate => t(`postmortems.gates.name.${gate}`);
}
