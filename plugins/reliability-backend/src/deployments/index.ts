export { createDeployments } from './createDeployments';
export type { Deployments } from './createDeployments';
export { DeploymentFactStore } from './DeploymentFactStore';
export type {
  ChangeCounts,
  ChangeFactScope,
  FactWindow,
} from './DeploymentFactStore';
export { proposalRulesFrom } from './proposalRulesFrom';
export type { DeploymentFields, StoredDeployment } from './DeploymentRow';
export type { WholeDeployment } from './DeploymentReading';
export type { DeploymentRecord, NewDeployment } from './DeploymentWriter';
export type { SourceWord } from './ChangeFailureStore';
