import { Incidents } from '../incidents';
import { ChangeCauseFacts } from '../platform/facts/DeploymentFacts';
import { FactKeeper } from '../platform/facts/FactAudit';
import { ChangeCauseFactWriter } from './ChangeCauseFactWriter';

/** Say what facts there should be of the causes of incidents: of confirmed failures, and of answers. Both are written as one. */
export function changeCauseFactKeepers(
  writer: ChangeCauseFactWriter,
  incidents: Incidents,
): FactKeeper[] {
  const keeper = (facts: string, of: keyof ChangeCauseFacts): FactKeeper => ({
    things: 'incident',
    facts,
    column: 'incident_id',
    hold: async (tx, ids) => {
      await incidents.store.hold(tx, ids);
      await writer.holdDeployments(tx, ids);
    },
    expected: async (tx, ids) => (await writer.expected(tx, ids))[of],
    replace: async (tx, ids) => {
      await writer.write(tx, ids);
    },
  });
  return [
    keeper('change_failure_fact', 'failures'),
    keeper('change_answer_fact', 'answers'),
  ];
}
