import type { GateStrictness } from '../processes';
import { charterGate, defaultGates, type Gate } from './gates';

/**
 * The gates that a postmortem has to pass.
 *
 * @param strictness - how strict they are; one of which nothing is said is as strict as it comes with the plugin, the charter's as `advised`
 * @param asked - whether there is a charter that anybody was asked to acknowledge
 * @public
 */
export function gatesUnder(
  strictness: GateStrictness,
  asked: { readonly charter: boolean },
): Gate[] {
  const { facilitatorKnowsCharter = 'advised' } = strictness;
  const isAsked = asked.charter && facilitatorKnowsCharter !== 'off';
  return [
    ...defaultGates.flatMap(gate => {
      const { [gate.id]: level = gate.level } = strictness;
      return level === 'off' ? [] : { ...gate, level };
    }),
    ...(isAsked ? [charterGate(facilitatorKnowsCharter)] : []),
  ];
}
