import {
  isProduction,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes, changesBetween } from '../platform/history/History';
import { VersionMoved } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import {
  deploymentFact,
  DeploymentFields,
  failedDeployment,
  StoredDeployment,
} from './DeploymentRow';
import { DeploymentStore, DeploymentToWrite } from './DeploymentStore';

/** How a write is recorded. */
export interface DeploymentRecord {
  readonly actor: string;
  readonly action: string;
  /** Imports are silent: no event leaves. */
  readonly silent?: boolean;
}

/** A deployment to create. */
export interface NewDeployment {
  readonly given: DeploymentFields;
  readonly record: DeploymentRecord;
}

/** Writes deployments with all that belongs to a write: history, facts, outbox; inside its caller's transaction, asking for no permission. */
export class DeploymentWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: DeploymentStore,
  ) {}

  async create(tx: Knex, deployment: NewDeployment): Promise<number> {
    const [id] = await this.createAll(tx, [deployment]);
    return id;
  }

  /** Creates many at once, in as few statements as they need. */
  async createAll(
    tx: Knex,
    deployments: readonly NewDeployment[],
  ): Promise<number[]> {
    if (deployments.length === 0) return [];
    const { deploymentFacts, history } = this.platform;
    const toWrite = deployments.map(({ given }) => settled(given));
    const ids = await this.store.insertAll(tx, toWrite);
    const stored = toWrite.map(
      (fields, index): StoredDeployment => ({
        ...fields,
        id: ids[index],
        version: 1,
      }),
    );
    await deploymentFacts.insertDeployments(tx, stored.map(deploymentFact));
    await history.appendAll(
      tx,
      stored.map((each, index) =>
        this.entry(each, deployments[index].record, {}),
      ),
    );
    for (const [index, each] of stored.entries()) {
      await this.announce(tx, 'created', each, deployments[index].record);
    }
    return ids;
  }

  /**
   * Writes a changed deployment. The state before must come from this transaction.
   *
   * @returns the new state; the same object when nothing differs
   * @throws VersionMoved when somebody else was faster; the transaction must not be committed then
   */
  async update(
    tx: Knex,
    before: StoredDeployment,
    given: DeploymentFields,
    record: DeploymentRecord,
  ): Promise<StoredDeployment> {
    const { clock, deploymentFacts, history } = this.platform;
    const changes = changesBetween(visible(before), visible(given));
    const isSame =
      before.recordHash === given.recordHash &&
      Object.keys(changes).length === 0;
    if (isSame) return before;
    const after: StoredDeployment = {
      ...settled(given),
      id: before.id,
      version: before.version + 1,
      updatedAt: clock(),
    };
    const written = await this.store.update(
      tx,
      before.id,
      before.version,
      after.version,
      after,
    );
    if (!written) throw new VersionMoved();
    await deploymentFacts.replaceDeployment(
      tx,
      deploymentFact(after),
      failedDeployment(after),
    );
    await history.append(tx, this.entry(after, record, changes));
    await this.announce(tx, 'updated', after, record);
    return after;
  }

  private entry(
    deployment: StoredDeployment,
    { actor, action }: DeploymentRecord,
    changes: Changes,
  ) {
    return {
      kind: 'deployment' as const,
      id: deployment.id,
      version: deployment.version,
      at: this.platform.clock(),
      actor,
      action,
      changes,
      confidentialId: null,
    };
  }

  private async announce(
    tx: Knex,
    what: 'created' | 'updated',
    { id, version }: StoredDeployment,
    { silent }: DeploymentRecord,
  ): Promise<void> {
    if (silent) return;
    const { clock, outbox } = this.platform;
    await outbox.add(
      tx,
      {
        topic: `deployment.${what}`,
        payload: { key: toKey('deployment', id), version },
        confidentialId: null,
      },
      clock(),
    );
  }
}

function settled(given: DeploymentFields): DeploymentToWrite {
  return { ...given, production: isProduction(given.environment) };
}

/** What the history tells. What a deployment caused is not among it: that belongs to whoever may read the incident. */
function visible(deployment: DeploymentFields) {
  const { startedAt, finishedAt } = deployment;
  return {
    entity: deployment.entity,
    environment: deployment.environment,
    status: deployment.status,
    rolledBack: deployment.rolledBack,
    started: startedAt === null ? null : toInstant(startedAt),
    finished: toInstant(finishedAt),
    release: deployment.release,
    url: deployment.url,
    extra: deployment.extra,
  };
}
