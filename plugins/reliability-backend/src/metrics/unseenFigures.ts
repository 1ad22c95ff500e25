import { ScopeFigures } from '@afterword/plugin-reliability-common';

/** Figures of action items. */
export type CommitmentFigures = Pick<
  ScopeFigures,
  'commitmentsOnTime' | 'commitmentsVerified'
>;

/** For whoever may see no action item: nothing is said then, neither that there are some nor that there are none. */
export const noCommitments: CommitmentFigures = {
  commitmentsOnTime: null,
  commitmentsVerified: null,
};

/** Figures of deployments. */
export type ChangeFigures = Pick<
  ScopeFigures,
  'changeFailureRate' | 'changeSuccessRate'
>;

/** The same for whoever may see no deployment. */
export const noChanges = {
  changeFailureRate: null,
  changeSuccessRate: null,
  failedDeploymentRecovery: null,
};
