import {
  ChangeFailureSteps,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { StoredIncident } from '../incidents';
import { Platform } from '../platform/Platform';
import { ChangeCauseFactWriter } from './ChangeCauseFactWriter';
import { ChangeCauses, StandingCause } from './ChangeCauses';
import { ChangeCauseStore, noCause, StoredCause } from './ChangeCauseStore';
import { ChangeFailureStore } from './ChangeFailureStore';

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
    private readonly facts: ChangeCauseFactWriter,
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
    for (const { incident, cause } of await this.facts.write(tx, [
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
}
