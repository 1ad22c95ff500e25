import {
  fromKey,
  HistoryEntry,
  idInKey,
  Incident,
  IncidentListQuery,
  IncidentSummary,
  incidentUpdatePermission,
  Page,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityResource } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { FailureModes } from '../failureModes';
import { leftBy, notAllowedOn } from '../platform/access/Authorizer';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { asResource } from './incidentFilters';
import { IncidentLinks } from './IncidentLinks';
import {
  IncidentChangeRights,
  IncidentPolicies,
  IncidentRights,
} from './IncidentPolicies';
import {
  ListedIncident,
  postmortemsBeside,
  StoredIncident,
} from './IncidentRow';
import { IncidentReader, IncidentStore } from './IncidentStore';
import { presentIncident, presentSummary } from './presentIncident';

/** Reads incidents on behalf of people and services. */
export class IncidentReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: IncidentStore,
    private readonly links: IncidentLinks,
    private readonly policies: IncidentPolicies,
    private readonly failureModes: FailureModes['words'],
  ) {}

  async list(
    context: RequestContext,
    query: IncidentListQuery & ListedBeside,
  ): Promise<Page<IncidentSummary>> {
    const rights = await this.policies.reading(context);
    const { incidents, next, total } = await this.page(rights, query);
    const named = await this.named(incidents, rights);
    return {
      items: incidents.map(({ postmortems, ...incident }) =>
        presentSummary(incident, { ...named, postmortems }),
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
    const named = await this.named(incidents, rights);
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
              ...named,
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
    const entries = await history.list(
      database,
      { kind: 'incident', id: stored.id },
      reader.principal,
      page,
    );
    return { ...entries, items: await this.told(entries.items, reader) };
  }

  /** Entries of a history as its reader may know them: of what is hidden from them no merge tells. */
  private async told(
    entries: readonly HistoryEntry[],
    reader: IncidentReader,
  ): Promise<HistoryEntry[]> {
    const named = entries.map(({ changes: { mergedInto } }) =>
      Array.isArray(mergedInto) ? mergedInto.flatMap(id => id ?? []) : [],
    );
    const seen = await this.store.seen(
      this.platform.database,
      named.flat().map(Number),
      reader,
    );
    return entries.map((entry, index) => {
      const { mergedInto, ...changes } = entry.changes;
      const isHidden = named[index].some(id => !seen.has(Number(id)));
      return isHidden ? { ...entry, changes } : entry;
    });
  }

  /**
   * One incident as it is stored.
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

  /**
   * The same for a change.
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

  /**
   * What an incident is merged into changes with its time points and with its merging, so it must be the caller's to change as well.
   *
   * @throws NotAllowedError which does not name it, since the caller may not see it perhaps
   */
  async demandTarget(
    tx: Knex,
    { id, mergedInto }: StoredIncident,
    rights: IncidentChangeRights,
  ): Promise<void> {
    if (mergedInto === null) return;
    const [target] = await this.store.get(tx, [mergedInto], rights.reader);
    if (
      target === undefined ||
      !(await this.isEditable(tx, target.id, rights))
    ) {
      throw notAllowedOn(
        incidentUpdatePermission,
        `what ${toKey('incident', id)} is merged into`,
      );
    }
  }

  /** A whole one, with whether its reader may change it. */
  async presentOne(
    stored: StoredIncident,
    rights: IncidentChangeRights,
  ): Promise<Incident> {
    const { database } = this.platform;
    const [named, postmortems, editable] = await Promise.all([
      this.named([stored], rights),
      postmortemsBeside(database, stored.id, this.beside(rights)),
      this.isEditable(database, stored.id, rights),
    ]);
    return presentIncident(stored, { ...named, postmortems, editable });
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

  private async page(
    rights: IncidentRights,
    query: IncidentListQuery & ListedBeside,
  ) {
    const { database } = this.platform;
    const { reader, postmortems } = rights;
    const { layer } = query;
    return this.store.list(
      database,
      reader,
      await this.failureModes.spelledOut(database, query),
      this.beside(rights),
      layer && this.links.inLayers(database, layer, reader, postmortems),
    );
  }

  private beside({ reader, postmortems }: IncidentRights): Knex.QueryBuilder {
    return this.links.postmortems(this.platform.database, reader, postmortems);
  }

  /** Which of the names in incidents are known, and which may be told. */
  private async named(
    incidents: readonly ListedIncident[],
    { reader }: IncidentRights,
  ) {
    const { catalog, database } = this.platform;
    const [known, targets] = await Promise.all([
      catalog.known(
        database,
        incidents.flatMap(({ entities }) => entities.map(({ ref }) => ref)),
      ),
      this.store.seen(
        database,
        incidents.flatMap(({ mergedInto }) => mergedInto ?? []),
        reader,
      ),
    ]);
    return { known, targets };
  }

  /**
   * Incidents as policies see them; whoever asks, since it is the permission framework that asks. Any service may ask in its name, so
   * what is confidential is not there: it would answer question by question.
   */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { catalog, database } = this.platform;
    const ids = keys.map(key => idInKey('incident', key));
    const found = await this.store.getUnrestricted(
      database,
      ids.flatMap(id => id ?? []),
    );
    const owners = await catalog.ownersOf(
      database,
      found.flatMap(incident => incident.entities.map(({ ref }) => ref)),
    );
    return ids.map(id => {
      const incident = found.find(each => each.id === id);
      return incident?.confidentialId === null
        ? asResource(incident, owners)
        : undefined;
    });
  }
}
