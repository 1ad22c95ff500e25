import {
  fromKey,
  HistoryEntry,
  Incident,
  IncidentListQuery,
  IncidentSummary,
  incidentUpdatePermission,
  Page,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Decision, leftBy, notAllowedOn } from '../platform/access/Authorizer';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import {
  IncidentChangeRights,
  IncidentPolicies,
  IncidentRights,
} from './IncidentPolicies';
import { ListedIncident, StoredIncident } from './IncidentRow';
import { IncidentReader, IncidentStore } from './IncidentStore';
import { presentIncident, presentListed } from './presentIncident';

/** What other slices know of incidents; they are further down the house and hand it up through this. */
export interface IncidentLinks {
  /**
   * A column of incidents, correlated with the row: the postmortems about it, of those that the principal may see and a policy leaves,
   * as a JSON array of id, title and status.
   */
  postmortems(
    tx: Knex,
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Knex.QueryBuilder;
}

/** Reads incidents on behalf of people and services. */
export class IncidentReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
    private readonly links: IncidentLinks,
    private readonly policies: IncidentPolicies,
  ) {}

  async list(
    context: RequestContext,
    query: IncidentListQuery,
  ): Promise<Page<IncidentSummary>> {
    const { incidents, next, total } = await this.page(
      await this.policies.reading(context),
      query,
    );
    const known = await this.known(incidents);
    return {
      items: incidents.map(({ postmortems, ...incident }) =>
        presentListed(incident, { known, postmortems }),
      ),
      page: { next, total },
    };
  }

  /** The same page, whole: what imports left beside them too. */
  async listWhole(
    context: RequestContext,
    query: IncidentListQuery,
  ): Promise<Page<Incident>> {
    const rights = await this.policies.readingToChange(context);
    const { incidents, next, total } = await this.page(rights, query);
    const known = await this.known(incidents);
    const { database } = this.platform;
    const ids = incidents.map(({ id }) => id);
    const stored = new Map(
      (await this.store.get(database, ids, rights.reader)).map(incident => [
        incident.id,
        incident,
      ]),
    );
    const editable = await this.changeable(database, ids, rights);
    return {
      items: incidents.flatMap(({ id, postmortems }) => {
        const incident = stored.get(id);
        return incident === undefined
          ? []
          : presentIncident(incident, {
              known,
              postmortems,
              editable: editable.has(id),
            });
      }),
      page: { next, total },
    };
  }

  async get(context: RequestContext, key: string): Promise<Incident> {
    const rights = await this.policies.readingToChange(context);
    const { database } = this.platform;
    const stored = await this.find(database, rights.reader, key);
    return this.presentOne(stored, rights);
  }

  async history(
    context: RequestContext,
    key: string,
    page: { limit: number; cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { reader } = await this.policies.reading(context);
    const { database, history } = this.platform;
    const stored = await this.find(database, reader, key);
    return history.list(
      database,
      { kind: 'incident', id: stored.id },
      reader.principal,
      page,
    );
  }

  /** One incident as it is stored.
   *
   * @throws NotFoundError when there is none, or the reader may not see it
   */
  async find(
    tx: Knex,
    reader: IncidentReader,
    key: string,
  ): Promise<StoredIncident> {
    const [stored] = await this.store.get(tx, [fromKey(key)], reader);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /** The same for a change.
   *
   * @throws NotFoundError, and NotAllowedError when the caller may see it and not change it
   */
  async findToChange(
    tx: Knex,
    rights: IncidentChangeRights,
    key: string,
  ): Promise<StoredIncident> {
    const stored = await this.find(tx, rights.reader, key);
    if (!(await this.isEditable(tx, stored.id, rights))) {
      throw notAllowedOn(incidentUpdatePermission, key);
    }
    return stored;
  }

  /** A whole one, with whether its reader may change it. */
  async presentOne(
    stored: StoredIncident,
    rights: IncidentChangeRights,
  ): Promise<Incident> {
    const { database } = this.platform;
    const [known, postmortems, editable] = await Promise.all([
      this.known([stored]),
      this.store.postmortemsOf(database, stored.id, this.beside(rights)),
      this.isEditable(database, stored.id, rights),
    ]);
    return presentIncident(stored, { known, postmortems, editable });
  }

  private async isEditable(
    tx: Knex,
    id: number,
    rights: IncidentChangeRights,
  ): Promise<boolean> {
    return (await this.changeable(tx, [id], rights)).has(id);
  }

  private changeable(
    tx: Knex,
    ids: readonly number[],
    { update }: IncidentChangeRights,
  ): Promise<ReadonlySet<number>> {
    return leftBy(update, ids, criteria =>
      this.store.meeting(tx, ids, criteria),
    );
  }

  private page(rights: IncidentRights, query: IncidentListQuery) {
    return this.store.list(
      this.platform.database,
      rights.reader,
      query,
      this.beside(rights),
    );
  }

  private beside({ reader, postmortems }: IncidentRights): Knex.QueryBuilder {
    return this.links.postmortems(
      this.platform.database,
      reader.principal,
      postmortems,
    );
  }

  private known(
    incidents: readonly ListedIncident[],
  ): Promise<ReadonlySet<string>> {
    const { catalog, database } = this.platform;
    return catalog.known(
      database,
      incidents.flatMap(({ entities }) => entities.map(({ ref }) => ref)),
    );
  }

  /**
   * Incidents as policies see them; whoever asks, since it is the permission framework that asks. Any service may ask in its name, so
   * what is confidential is not there: it would answer question by question.
   */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const found = await this.store.getUnrestricted(database, keys.map(fromKey));
    const owners = await catalog.ownersOf(
      database,
      found.flatMap(incident => incident.entities.map(({ ref }) => ref)),
    );
    return keys.map(key => {
      const incident = found.find(({ id }) => id === fromKey(key));
      if (incident?.confidentialId !== null) return undefined;
      const refs = incident.entities.map(({ ref }) => ref);
      return {
        owner: refs.flatMap(ref => owners.get(ref) ?? []),
        entity: refs,
        person: incident.createdBy === null ? [] : [incident.createdBy],
        status: [incident.status],
        kind: [incident.kind],
        severity: incident.severity === null ? [] : [incident.severity],
      };
    });
  }
}
