import {
  Deployment,
  DeploymentListQuery,
  DeploymentSummary,
  deploymentUpdatePermission,
  FailureOfDeployment,
  fromKey,
  HistoryEntry,
  idInKey,
  mayHaveCaused,
  Page,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityResource } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { leftBy, notAllowedOn } from '../platform/access/Authorizer';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeCauses } from './ChangeCauses';
import { ChangeFailureStore, NamedWord } from './ChangeFailureStore';
import { asResource } from './deploymentFilters';
import {
  DeploymentChangeRights,
  DeploymentPolicies,
  DeploymentRights,
  seenIncidents,
} from './DeploymentPolicies';
import {
  presentDeployment,
  presentSummary,
  StoredDeployment,
} from './DeploymentRow';
import { DeploymentCriteria, DeploymentStore } from './DeploymentStore';

/** A deployment as an export has it. */
export interface WholeDeployment extends DeploymentSummary {
  readonly extra: StoredDeployment['extra'];
  readonly words: readonly NamedWord[];
}

/** Reads deployments on behalf of people and services. */
export class DeploymentReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: DeploymentStore,
    private readonly failures: ChangeFailureStore,
    private readonly causes: ChangeCauses,
    private readonly incidents: Incidents,
    private readonly policies: DeploymentPolicies,
  ) {}

  async list(
    context: RequestContext,
    query: DeploymentListQuery & ListedBeside,
  ): Promise<Page<DeploymentSummary>> {
    const { catalog, database } = this.platform;
    const { limit, cursor, count, ...filters } = query;
    const rights = await this.policies.reading(context);
    const { items, next, total } = await this.store.list(
      database,
      rights.criteria,
      filters,
      { limit, cursor, count },
      () => seenIncidents(database, this.incidents, rights),
    );
    const known = await catalog.known(
      database,
      items.map(({ entity }) => entity),
    );
    return {
      items: items.map(item => presentSummary(item, known)),
      page: { next, total },
    };
  }

  /** A page of deployments as an export has them: with what imports left beside them, and all words on the incidents that the reader may see. */
  async listWhole(
    context: RequestContext,
    query: DeploymentListQuery,
  ): Promise<Page<WholeDeployment>> {
    const { database } = this.platform;
    const rights = await this.policies.reading(context);
    const { items, page } = await this.list(context, query);
    const ids = items.map(({ key }) => fromKey(key));
    const stored = await this.store.get(database, ids, rights.criteria);
    const extras = new Map(stored.map(({ id, extra }) => [id, extra]));
    const words = await this.failures.namedWords(database, ids, () =>
      seenIncidents(database, this.incidents, rights),
    );
    return {
      items: items.map((item, index) => ({
        ...item,
        extra: extras.get(ids[index]) ?? null,
        words: words.filter(({ deploymentId }) => deploymentId === ids[index]),
      })),
      page,
    };
  }

  async get(context: RequestContext, key: string): Promise<Deployment> {
    const rights = await this.policies.readingToChange(context);
    const { database } = this.platform;
    const stored = await this.find(database, rights.criteria, key);
    return this.presentOne(stored, rights);
  }

  async history(
    context: RequestContext,
    key: string,
    page: { limit: number; cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { criteria, principal } = await this.policies.reading(context);
    const { database, history } = this.platform;
    const { id } = await this.find(database, criteria, key);
    const thing = { kind: 'deployment', id } as const;
    return history.list(database, thing, principal, page);
  }

  /**
   * One deployment as it is stored.
   *
   * @throws NotFoundError when there is none, or a policy does not leave it
   */
  async find(
    tx: Knex,
    criteria: DeploymentCriteria,
    key: string,
  ): Promise<StoredDeployment> {
    const [stored] = await this.store.get(tx, [fromKey(key)], criteria);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /**
   * The same for a change.
   *
   * @throws NotFoundError, and NotAllowedError when the caller may see it and not change it
   */
  async findToChange(
    tx: Knex,
    rights: DeploymentChangeRights,
    key: string,
  ): Promise<StoredDeployment> {
    const stored = await this.find(tx, rights.criteria, key);
    if (!(await this.isEditable(tx, stored.id, rights))) {
      throw notAllowedOn(deploymentUpdatePermission, key);
    }
    return stored;
  }

  /** A whole one, with what it caused and whether its reader may change it. */
  async presentOne(
    stored: StoredDeployment,
    rights: DeploymentChangeRights,
  ): Promise<Deployment> {
    const { catalog, database } = this.platform;
    const [known, failures, editable] = await Promise.all([
      catalog.known(database, [stored.entity]),
      this.failuresOf(database, stored, rights),
      this.isEditable(database, stored.id, rights),
    ]);
    return presentDeployment(stored, { known, failures, editable });
  }

  /**
   * Deployments as policies see them; whoever asks, since it is the permission framework that asks. None of them is confidential.
   */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const ids = keys.map(key => idInKey('deployment', key));
    const found = await this.store.getUnrestricted(
      database,
      ids.flatMap(id => id ?? []),
    );
    const owners = await catalog.ownersOf(
      database,
      found.map(({ entity }) => entity),
    );
    return ids.map(id => {
      const deployment = found.find(each => each.id === id);
      return deployment && asResource(deployment, owners);
    });
  }

  /** What is said that it caused; of what was merged into another, that is said of the other. */
  private async failuresOf(
    tx: Knex,
    deployment: StoredDeployment,
    rights: DeploymentRights,
  ): Promise<FailureOfDeployment[]> {
    const { id } = deployment;
    const words = await this.failures.wordsOf(tx, [id]);
    const stored = await this.incidents.store.getUnrestricted(
      tx,
      words.map(({ incidentId }) => incidentId),
    );
    const about = stored.map(incident => incident.mergedInto ?? incident.id);
    const { incidents, principal } = rights;
    if (!incidents.allowed || about.length === 0) return [];
    const { criteria } = incidents;
    const seen = await this.incidents.store.getListed(tx, about, {
      principal,
      criteria,
    });
    const causes = await this.causes.ofAll(
      tx,
      seen.map(incident => incident.id),
    );
    return seen
      .flatMap(incident => {
        const cause = causes.get(incident.id);
        const word = cause?.words.get(id);
        if (cause === undefined || word === undefined) return [];
        return {
          incident: {
            key: toKey('incident', incident.id),
            title: incident.title,
            severity: incident.severity,
          },
          state: word.state,
          possible: mayHaveCaused(deployment, incident),
          by: word.by,
          at: toInstant(word.saidAt),
          causeVersion: cause.version,
        };
      })
      .sort((a, b) => b.at.localeCompare(a.at));
  }

  private async isEditable(
    tx: Knex,
    id: number,
    { update }: DeploymentChangeRights,
  ): Promise<boolean> {
    const left = await leftBy(update, [id], criteria =>
      this.store.meeting(tx, [id], criteria),
    );
    return left.has(id);
  }
}
