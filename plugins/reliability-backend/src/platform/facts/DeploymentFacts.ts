import { Knex } from 'knex';
import { inBatches } from '../database/dialect';
import { noteFactChange } from './factChanges';

/** One deployment, as figures read it. Times are UTC milliseconds. */
export interface DeploymentFactRow {
  readonly deployment_id: number;
  readonly entity_ref: string;
  readonly production: boolean;
  readonly status: string;
  readonly rolled_back: boolean;
  readonly finished_at: number;
}

/** A deployment, as the facts of its failures know it. */
export interface FailedDeploymentRow
  extends Omit<DeploymentFactRow, 'rolled_back'> {
  /** Null: nobody knows. */
  readonly started_at: number | null;
}

/** That a deployment caused an incident, as somebody confirmed; whether it may have, follows from when both began. */
export interface ChangeFailureFactRow extends FailedDeploymentRow {
  readonly incident_id: number;
  /** When the incident began, which is where figures place it; null: nobody knows. */
  readonly began_at: number | null;
  /** Of the incident. */
  readonly kind: string;
  /** The incident's: whoever may not read it must not count it. */
  readonly confidential_id: number | null;
}

/** That it is known whether a change caused an incident. */
export interface ChangeAnswerFactRow {
  readonly incident_id: number;
  readonly answer: string;
  /** When the incident was; UTC milliseconds. */
  readonly anchor_at: number | null;
  readonly confidential_id: number | null;
}

/** What figures know of the causes of some incidents. */
export interface ChangeCauseFacts {
  readonly failures: readonly ChangeFailureFactRow[];
  readonly answers: readonly ChangeAnswerFactRow[];
}

/** The narrow tables that figures about changes read; written like {@link Facts}. */
export class DeploymentFacts {
  /** Facts of deployments that are new. */
  async insertDeployments(
    tx: Knex,
    rows: readonly DeploymentFactRow[],
  ): Promise<void> {
    for (const batch of inBatches(rows, 6)) {
      await tx('deployment_fact').insert(batch);
    }
    if (rows.length > 0) await noteFactChange(tx);
  }

  /** Takes out the facts of deployments, to be put there anew. */
  async forgetDeployments(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(ids, 1)) {
      await tx('deployment_fact').whereIn('deployment_id', batch).delete();
    }
    if (ids.length > 0) await noteFactChange(tx);
  }

  /** Sets the facts of a deployment, and what those of its failures say of it. */
  async replaceDeployment(
    tx: Knex,
    { deployment_id, ...row }: DeploymentFactRow,
    { deployment_id: _, ...failed }: FailedDeploymentRow,
  ): Promise<void> {
    await tx('deployment_fact').where({ deployment_id }).update(row);
    await tx('change_failure_fact').where({ deployment_id }).update(failed);
    await noteFactChange(tx);
  }

  /** Sets all that is known of the causes of some incidents; one that was merged into another has no facts. */
  async replaceChangeCauses(
    tx: Knex,
    incidentIds: readonly number[],
    { failures, answers }: ChangeCauseFacts,
  ): Promise<void> {
    for (const batch of inBatches(incidentIds, 1)) {
      for (const table of ['change_failure_fact', 'change_answer_fact']) {
        await tx(table).whereIn('incident_id', batch).delete();
      }
    }
    for (const batch of inBatches(failures, 10)) {
      await tx('change_failure_fact').insert(batch);
    }
    for (const batch of inBatches(answers, 4)) {
      await tx('change_answer_fact').insert(batch);
    }
    if (incidentIds.length > 0) await noteFactChange(tx);
  }
}
