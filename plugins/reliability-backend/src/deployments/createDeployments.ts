import { ProposalRules } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Platform } from '../platform/Platform';
import { ChangeCauseAnswering } from './ChangeCauseAnswering';
import { ChangeCauseFactWriter } from './ChangeCauseFactWriter';
import { changeCauseFactKeepers } from './changeCauseFactKeepers';
import { ChangeCauseReading } from './ChangeCauseReading';
import { ChangeCauseStore } from './ChangeCauseStore';
import { ChangeCauses } from './ChangeCauses';
import { ChangeCauseWriter } from './ChangeCauseWriter';
import { ChangeFailureStore } from './ChangeFailureStore';
import { deploymentFactKeeper } from './deploymentFactKeeper';
import { DeploymentFactStore } from './DeploymentFactStore';
import { DeploymentEditing } from './DeploymentEditing';
import { DeploymentPolicies } from './DeploymentPolicies';
import { DeploymentReading } from './DeploymentReading';
import { deploymentRoutes } from './deploymentRoutes';
import { DeploymentStore } from './DeploymentStore';
import { DeploymentWriter } from './DeploymentWriter';
import { followIncidents } from './followIncidents';
import { ProposalStore } from './ProposalStore';

/** Puts the slice together. */
export function createDeployments(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly transforms: {
      readonly deployments: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
    };
    /** Which rules propose. */
    readonly proposalRules: ProposalRules;
  },
) {
  const { incidents, proposalRules, transforms } = options;
  const store = new DeploymentStore();
  const failures = new ChangeFailureStore();
  const causeStore = new ChangeCauseStore();
  const causes = new ChangeCauses(causeStore, failures);
  const writer = new DeploymentWriter(platform, store);
  const causeFacts = new ChangeCauseFactWriter(
    platform.deploymentFacts,
    causes,
    store,
    incidents,
  );
  const causeWriter = new ChangeCauseWriter(
    platform,
    causeStore,
    failures,
    causes,
    causeFacts,
  );
  const proposals = new ProposalStore();
  const policies = new DeploymentPolicies(platform.authorizer, transforms);
  const reading = new DeploymentReading(
    platform,
    store,
    failures,
    causes,
    incidents,
    policies,
  );
  const causeReading = new ChangeCauseReading(
    platform,
    causes,
    store,
    proposals,
    incidents,
    policies,
    proposalRules,
  );
  return {
    store,
    policies,
    failures,
    causes,
    proposals,
    facts: new DeploymentFactStore(platform.access),
    factKeepers: [
      deploymentFactKeeper(platform.deploymentFacts, store),
      ...changeCauseFactKeepers(causeFacts, incidents),
    ],
    writer,
    causeWriter,
    reading,
    incidentFollower: followIncidents(causeStore, causeWriter, causeFacts),
    handlers: deploymentRoutes({
      reading,
      editing: new DeploymentEditing(
        platform,
        store,
        writer,
        reading,
        policies,
      ),
      causes: causeReading,
      answering: new ChangeCauseAnswering(
        platform,
        causes,
        store,
        causeWriter,
        causeReading,
        incidents,
        policies,
      ),
    }),
  };
}

/** The slice, for those below it in the house. */
export type Deployments = ReturnType<typeof createDeployments>;
