import { Knex } from 'knex';
import { Incidents, StoredIncident } from '../incidents';
import {
  ChangeCauseFacts,
  ChangeFailureFactRow,
  DeploymentFacts,
} from '../platform/facts/DeploymentFacts';
import { ChangeCauses, StandingCause } from './ChangeCauses';
import { failedDeployment } from './DeploymentRow';
import { DeploymentStore } from './DeploymentStore';

/** What stands of the cause of an incident that was not merged into another. */
export interface SettledCause {
  readonly incident: StoredIncident;
  readonly cause: StandingCause;
}

/** Writes what figures know of the causes of incidents. It is the one place that does, called wherever what is said of one changes. */
export class ChangeCauseFactWriter {
  constructor(
    private readonly facts: DeploymentFacts,
    private readonly causes: ChangeCauses,
    private readonly deployments: DeploymentStore,
    private readonly incidents: Incidents,
  ) {}

  /** Sets anew what figures know of the causes of some incidents, in the transaction of whatever changed it. */
  async write(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<SettledCause[]> {
    const causes = await this.causes.ofAll(tx, incidentIds);
    const settled = await this.settled(tx, causes);
    // Another write of one may be under way; what figures know of it is what is written last.
    await this.deployments.hold(tx, deploymentsOf(settled));
    const facts = await this.factsOf(tx, settled);
    await this.facts.replaceChangeCauses(tx, incidentIds, facts);
    return settled;
  }

  /** Holds the deployments of which somebody says that they caused one of some incidents, which must be held. */
  async holdDeployments(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<void> {
    const causes = await this.causes.ofAll(tx, incidentIds);
    await this.deployments.hold(
      tx,
      [...causes.values()].flatMap(({ words }) => [...words.keys()]),
    );
  }

  /** What figures should know of the causes of some incidents. */
  async expected(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<ChangeCauseFacts> {
    const causes = await this.causes.ofAll(tx, incidentIds);
    // Mostly nothing is said of an incident's cause.
    const answered = [...causes].filter(
      ([, { answer }]) => answer !== 'unanswered',
    );
    return this.factsOf(tx, await this.settled(tx, new Map(answered)));
  }

  private async settled(
    tx: Knex,
    causes: ReadonlyMap<number, StandingCause>,
  ): Promise<SettledCause[]> {
    const stored = await this.incidents.store.getUnrestricted(tx, [
      ...causes.keys(),
    ]);
    return stored.flatMap(incident => {
      const cause = causes.get(incident.id);
      return cause === undefined || incident.mergedInto !== null
        ? []
        : [{ incident, cause }];
    });
  }

  private async factsOf(
    tx: Knex,
    settled: readonly SettledCause[],
  ): Promise<ChangeCauseFacts> {
    return {
      failures: await this.failuresOf(tx, settled),
      answers: settled.flatMap(({ incident, cause: { answer } }) =>
        answer === 'unanswered'
          ? []
          : {
              incident_id: incident.id,
              answer,
              anchor_at: incident.anchorAt,
              confidential_id: incident.confidentialId,
            },
      ),
    };
  }

  private async failuresOf(
    tx: Knex,
    settled: readonly SettledCause[],
  ): Promise<ChangeFailureFactRow[]> {
    const deployments = new Map(
      (await this.deployments.getUnrestricted(tx, deploymentsOf(settled))).map(
        each => [each.id, each],
      ),
    );
    return settled.flatMap(each =>
      confirmedOf(each).flatMap(deploymentId => {
        const deployment = deployments.get(deploymentId);
        if (deployment === undefined) return [];
        return {
          ...failedDeployment(deployment),
          incident_id: each.incident.id,
          began_at: each.incident.anchorAt,
          kind: each.incident.kind,
          confidential_id: each.incident.confidentialId,
        };
      }),
    );
  }
}

function deploymentsOf(settled: readonly SettledCause[]): number[] {
  return settled.flatMap(confirmedOf);
}

function confirmedOf({ cause: { words } }: SettledCause): number[] {
  return [...words].flatMap(([deploymentId, { state }]) =>
    state === 'confirmed' ? [deploymentId] : [],
  );
}
