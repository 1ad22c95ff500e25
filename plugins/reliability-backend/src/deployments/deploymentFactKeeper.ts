import {
  DeploymentFactRow,
  DeploymentFacts,
} from '../platform/facts/DeploymentFacts';
import { FactKeeper } from '../platform/facts/FactAudit';
import { deploymentFact } from './DeploymentRow';
import { DeploymentStore } from './DeploymentStore';

/** Says what facts there should be of deployments. */
export function deploymentFactKeeper(
  facts: DeploymentFacts,
  store: DeploymentStore,
): FactKeeper {
  return {
    things: 'deployment',
    facts: 'deployment_fact',
    column: 'deployment_id',
    hold: (tx, ids) => store.hold(tx, ids),
    expected: async (tx, ids) =>
      (await store.getUnrestricted(tx, ids)).map(deploymentFact),
    replace: async (tx, ids, rows) => {
      await facts.forgetDeployments(tx, ids);
      await facts.insertDeployments(tx, rows as DeploymentFactRow[]);
    },
  };
}
