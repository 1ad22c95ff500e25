import {
  ChangeFailureSteps,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents, StoredIncident } from '../incidents';
import { ChangeCauseFacts } from '../platform/facts/DeploymentFacts';
import { Platform } from '../platform/Platform';
import { ChangeCauses, StandingCause } from './ChangeCauses';
import { ChangeCauseStore, noCause, StoredCause } from './ChangeCauseStore';
import { ChangeFailureStore } from './ChangeFailureStore';
import { DeploymentStore } from './DeploymentStore';

/** How something that is said of an incident's cause is recorded. */
export interface CauseRecord {
  readonly actor: string;
  readonly action: string;
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
}

/** What is said of an incident's cause. */
export interface CauseToSay {
  readonly steps: ChangeFailureSteps;
  /** Whether no change caused it; as it was when left out. */
  readonly notCaused?: boolean;
}

/**
 * Writes what is said of the causes of incidents, with all that belongs to it: history, facts, outbox. It runs inside a transaction that its
 * caller owns and in which the incident is held, and asks for no permission.
 *
 * What is said belongs to the incident: its history tells of it, to whoever may read it, and names no deployment, which need not be theirs
 * to see.
 */
export class ChangeCauseWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeCauseStore,
    private readonly failures: ChangeFailureStore,
    private readonly causes: ChangeCauses,
    private readonly deployments: DeploymentStore,
    private readonly incidents: Incidents,
  ) {}

  /** Writes what a person says. The deployments must be held. */
  async say(
    tx: Knex,
    incident: StoredIncident,
    { steps, notCaused }: CauseToSay,
    record: CauseRecord,
  ): Promise<void> {
    const before = await this.causes.of(tx, incident.id);
    const isSaid =
      notCaused === undefined || notCaused === (before.notCaused !== null);
    if (steps.size === 0 && isSaid) return;
    const saidAt = this.platform.clock();
    const said = { by: record.actor, saidAt };
    for (const [deploymentId, state] of steps) {
      const pair = { deploymentId, incidentId: incident.id };
      await this.failures.put(tx, { ...pair, ...said, state });
    }
    const isConfirmed = [...steps.values()].includes('confirmed');
    await this.putCause(tx, incident.id, before, {
      isNotCaused: isConfirmed ? false : notCaused,
      said,
    });
    await this.heard(tx, new Map([[incident.id, before]]), record);
  }

  /**
   * Follows what was said of some incidents: their facts, and where the answer is another, their histories and an event.
   *
   * @param before - what stood of each before
   */
  async heard(
    tx: Knex,
    before: ReadonlyMap<number, StandingCause>,
    record: CauseRecord,
  ): Promise<void> {
    const { clock, history, outbox } = this.platform;
    const now = clock();
    for (const { incident, cause } of await this.settle(tx, [
      ...before.keys(),
    ])) {
      const { id, version, confidentialId } = incident;
      const stood = before.get(id)?.answer ?? 'unanswered';
      const isOther = stood !== cause.answer;
      // A source says the same again with every delivery.
      if (!isOther && record.silent) continue;
      await history.append(tx, {
        kind: 'incident',
        id,
        version,
        at: now,
        actor: record.actor,
        action: record.action,
        changes: isOther ? { changeCause: [stood, cause.answer] } : {},
        confidentialId,
      });
      if (record.silent) continue;
      const payload = { key: toKey('incident', id), version: cause.version };
      const topic = 'incident.changeCause' as const;
      await outbox.add(tx, { topic, payload, confidentialId }, now);
    }
  }

  /** Sets anew what figures know of the causes of some incidents, in the transaction of whatever changed it. */
  async settle(
    tx: Knex,
    incidentIds: readonly number[],
  ): Promise<{ incident: StoredIncident; cause: StandingCause }[]> {
    const stored = await this.incidents.store.getUnrestricted(tx, incidentIds);
    const standing = stored.filter(({ mergedInto }) => mergedInto === null);
    const causes = await this.causes.ofAll(
      tx,
      standing.map(({ id }) => id),
    );
    const settled = standing.flatMap(incident => {
      const cause = causes.get(incident.id);
      return cause === undefined ? [] : [{ incident, cause }];
    });
    const facts = await this.factsOf(tx, settled);
    await this.platform.deploymentFacts.replaceChangeCauses(
      tx,
      incidentIds,
      facts,
    );
    return settled;
  }

  /** Says of some incidents that what is said of them is another since: two were merged, or are no longer. */
  async bump(tx: Knex, incidentIds: readonly number[]): Promise<void> {
    for (const [
      id,
      { version, notCaused, ...cause },
    ] of await this.store.causesOf(tx, incidentIds)) {
      const next = { ...cause, notCaused, version: version + 1 };
      await this.store.putCause(tx, id, next);
    }
  }

  private async putCause(
    tx: Knex,
    incidentId: number,
    before: StandingCause,
    {
      isNotCaused,
      said,
    }: {
      readonly isNotCaused: boolean | undefined;
      readonly said: Pick<StoredCause, 'by' | 'saidAt'>;
    },
  ): Promise<void> {
    const own = (await this.store.causesOf(tx, [incidentId])).get(incidentId);
    const { notCaused, by, saidAt } = own ?? noCause;
    const kept = isNotCaused ?? notCaused;
    const nobody = { by: null, saidAt: null };
    await this.store.putCause(tx, incidentId, {
      version: before.version + 1,
      notCaused: kept,
      ...(isNotCaused === undefined ? { by, saidAt } : said),
      ...(kept ? {} : nobody),
    });
    if (isNotCaused !== false) return;
    // What was merged into it is one with it: an answer that is taken back is taken back there too.
    const merged = await this.store.causesOf(tx, before.mergedNotCaused);
    for (const [id, cause] of merged) {
      await this.store.putCause(tx, id, {
        ...nobody,
        version: cause.version + 1,
        notCaused: false,
      });
    }
  }

  private async factsOf(
    tx: Knex,
    settled: readonly { incident: StoredIncident; cause: StandingCause }[],
  ): Promise<ChangeCauseFacts> {
    const links = settled.flatMap(({ incident, cause: { words } }) =>
      [...words].flatMap(([deploymentId, { state }]) =>
        state === 'confirmed' ? [{ deploymentId, incident }] : [],
      ),
    );
    // Another write of one may be under way; what figures know of it is what is written last.
    await this.deployments.hold(
      tx,
      links.map(({ deploymentId }) => deploymentId),
    );
    const deployments = new Map(
      (
        await this.deployments.getUnrestricted(
          tx,
          links.map(({ deploymentId }) => deploymentId),
        )
      ).map(each => [each.id, each]),
    );
    return {
      failures: links.flatMap(({ deploymentId, incident }) => {
        const deployment = deployments.get(deploymentId);
        if (deployment === undefined) return [];
        return {
          entity_ref: deployment.entity,
          deployment_id: deploymentId,
          incident_id: incident.id,
          production: deployment.production,
          status: deployment.status,
          finished_at: deployment.finishedAt,
          kind: incident.kind,
          confidential_id: incident.confidentialId,
        };
      }),
      answers: settled.flatMap(({ incident, cause: { answer } }) =>
        answer === 'unanswered'
          ? []
          : {
              incident_id: incident.id,
              answer,
              confidential_id: incident.confidentialId,
            },
      ),
    };
  }
}
