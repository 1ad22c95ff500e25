import type {
  Deployment,
  DeploymentSummary,
} from '@afterword/plugin-reliability-common';
import { aChangeLink } from './aChangeCause';

/** A deployment of a list that caused nothing, unless told. */
export function aDeploymentSummary(
  given: Partial<DeploymentSummary> = {},
): DeploymentSummary {
  return {
    ...aChangeLink().deployment,
    key: 'DEP-12',
    version: 1,
    production: true,
    started: '2026-11-13T13:10:00Z',
    source: { name: 'ci', externalId: '981' },
    createdAt: '2026-11-13T13:20:00Z',
    updatedAt: '2026-11-13T13:20:00Z',
    createdBy: null,
    failures: [],
    ...given,
  };
}

/** A whole one. */
export function aDeployment(given: Partial<Deployment> = {}): Deployment {
  return {
    ...aDeploymentSummary(),
    failures: [],
    extra: null,
    editable: true,
    ...given,
  };
}
