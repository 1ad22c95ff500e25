import {
  fromKey,
  HistoryEntry,
  Incident,
  IncidentListQuery,
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
import { presentIncident, StoredIncident } from './IncidentRow';
import { IncidentReader, IncidentStore } from './IncidentStore';

/** What other slices know of incidents; they are further down the house and hand it up through this. */
export interface IncidentLinks {
  /** Postmortems about incidents, of those that the principal may see and a policy leaves. */
  postmortems(
    tx: Knex,
    incidentIds: readonly number[],
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
  ): Promise<ReadonlyMap<number, Incident['postmortems']>>;
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
    options: { readonly whole?: boolean } = {},
  ): Promise<Page<Incident>> {
    const rights = await this.policies.reading(context);
    const { incidents, next, total } = await this.store.list(
      this.platform.database,
      rights.reader,
      query,
    );
    return {
      items: await this.present(incidents, rights, options),
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
    const [[presented], editable] = await Promise.all([
      this.present([stored], rights, { whole: true }),
      this.isEditable(database, stored.id, rights),
    ]);
    return { ...presented, editable };
  }

  private async isEditable(
    tx: Knex,
    id: number,
    { update }: IncidentChangeRights,
  ): Promise<boolean> {
    const left = await leftBy(update, [id], criteria =>
      this.store.meeting(tx, [id], criteria),
    );
    return left.has(id);
  }

  async present(
    incidents: readonly StoredIncident[],
    rights: IncidentRights,
    /** Whole ones carry what imports left beside them, which may be long. */
    { whole }: { readonly whole?: boolean } = {},
  ): Promise<Incident[]> {
    const { catalog, database } = this.platform;
    const [known, postmortems] = await Promise.all([
      catalog.known(
        database,
        incidents.flatMap(incident => incident.entities.map(({ ref }) => ref)),
      ),
      this.links.postmortems(
        database,
        incidents.map(incident => incident.id),
        rights.reader.principal,
        rights.postmortems,
      ),
    ]);
    return incidents.map(incident => ({
      ...presentIncident(incident, known, postmortems.get(incident.id) ?? []),
      ...(whole && { extra: incident.extra }),
    }));
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
