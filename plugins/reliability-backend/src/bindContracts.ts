import {
  actionItemsContract,
  charterContract,
  changesContract,
  Contract,
  deploymentsContract,
  exchangeContract,
  failureModesContract,
  feedsContract,
  incidentsContract,
  intakeContract,
  leadershipContract,
  learningsContract,
  metricsContract,
  metricsExportContract,
  milestonesContract,
  postmortemsContract,
  practiceHealthContract,
  processContract,
  reportsContract,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { ContractRouter, Handlers } from './platform/http/ContractRouter';

/** A slice with what answers a contract. */
interface Bound<TContract extends Contract> {
  readonly handlers: Handlers<TContract>;
}

/** Has each slice answer its contract. */
export function bindContracts(
  router: ContractRouter,
  slices: {
    readonly processes: {
      readonly handlers: Handlers<typeof charterContract> &
        Handlers<typeof processContract>;
    };
    readonly incidents: Bound<typeof incidentsContract> & {
      readonly failureModes: Bound<typeof failureModesContract>;
    };
    readonly deployments: Bound<typeof deploymentsContract>;
    readonly actionItems: Bound<typeof actionItemsContract>;
    readonly postmortems: Bound<typeof postmortemsContract>;
    readonly learnings: Bound<typeof learningsContract>;
    readonly changes: Bound<typeof changesContract>;
    readonly metrics: Bound<typeof metricsContract> & {
      readonly exportHandlers: Handlers<typeof metricsExportContract>;
    };
    readonly reports: Bound<typeof reportsContract>;
    readonly reviews: Bound<typeof reviewsContract>;
    readonly feeds: Bound<typeof feedsContract>;
    readonly practice: Bound<typeof practiceHealthContract>;
    readonly leadership: Bound<typeof leadershipContract>;
    readonly milestones: Bound<typeof milestonesContract>;
    readonly exchange: Bound<typeof exchangeContract>;
    readonly intake: Bound<typeof intakeContract>;
  },
): void {
  router
    .bind(charterContract, slices.processes.handlers)
    .bind(processContract, slices.processes.handlers)
    .bind(failureModesContract, slices.incidents.failureModes.handlers)
    .bind(incidentsContract, slices.incidents.handlers)
    .bind(deploymentsContract, slices.deployments.handlers)
    .bind(actionItemsContract, slices.actionItems.handlers)
    .bind(postmortemsContract, slices.postmortems.handlers)
    .bind(learningsContract, slices.learnings.handlers)
    .bind(changesContract, slices.changes.handlers)
    .bind(metricsContract, slices.metrics.handlers)
    .bind(reportsContract, slices.reports.handlers)
    .bind(reviewsContract, slices.reviews.handlers)
    .bind(feedsContract, slices.feeds.handlers)
    .bind(practiceHealthContract, slices.practice.handlers)
    .bind(leadershipContract, slices.leadership.handlers)
    .bind(milestonesContract, slices.milestones.handlers)
    .bind(metricsExportContract, slices.metrics.exportHandlers)
    .bind(exchangeContract, slices.exchange.handlers)
    .bind(intakeContract, slices.intake.handlers);
}
