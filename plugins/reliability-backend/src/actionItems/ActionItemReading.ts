import {
  ActionItem,
  ActionItemListQuery,
  actionItemReadPermission,
  fromKey,
  HistoryEntry,
  Page,
  toDay,
  toKey,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ActionItemLinks } from './ActionItemLinks';
import {
  accountableOf,
  presentActionItem,
  StoredActionItem,
} from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

type Named = { readonly key: string; readonly title: string };

/** Reads action items on behalf of people and services. */
export class ActionItemReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ActionItemStore,
    private readonly incidents: Incidents,
    private readonly links: ActionItemLinks,
    private readonly transform: ConditionTransformer<ReliabilityQuery>,
  ) {}

  async list(
    context: RequestContext,
    query: ActionItemListQuery,
  ): Promise<Page<ActionItem>> {
    const { principal } = context;
    const { clock, database } = this.platform;
    const criteria = await this.readable(context);
    const { limit, cursor, count, owner, ...filters } = query;
    if (!(await this.maySeeWhatIsAskedFor(principal, query))) {
      return { items: [], page: count ? { total: 0 } : {} };
    }
    const { items, next, total } = await this.store.list(
      database,
      { principal, criteria },
      {
        ...filters,
        ...(owner && { answerable: refsOf(owner, principal) }),
        today: toDay(clock()),
      },
      { limit, cursor, count },
    );
    return {
      items: await this.present(items, principal),
      page: { next, total },
    };
  }

  async get(context: RequestContext, key: string): Promise<ActionItem> {
    const criteria = await this.readable(context);
    const { principal } = context;
    const stored = await this.find(
      this.platform.database,
      principal,
      key,
      criteria,
    );
    return this.presentOne(stored, principal);
  }

  async history(
    context: RequestContext,
    key: string,
    page: { limit: number; cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const criteria = await this.readable(context);
    const { database, history } = this.platform;
    const stored = await this.find(database, context.principal, key, criteria);
    return history.list(database, 'actionItem', stored.id, page);
  }

  /** One action item as it is stored.
   *
   * @throws NotFoundError when there is none, or the reader may not see it
   */
  async find(
    tx: Knex,
    principal: Principal,
    key: string,
    criteria?: PermissionCriteria<ReliabilityQuery>,
  ): Promise<StoredActionItem> {
    const reader = { principal, criteria };
    const stored = await this.store.get(tx, fromKey(key), reader);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  async presentOne(
    stored: StoredActionItem,
    principal: Principal,
  ): Promise<ActionItem> {
    const [presented] = await this.present([stored], principal);
    return presented;
  }

  /** As a reader sees them; what an item belongs to is named to those who may see that. */
  async present(
    items: readonly StoredActionItem[],
    principal: Principal,
  ): Promise<ActionItem[]> {
    const { clock, database } = this.platform;
    const postmortems = await this.postmortems(
      database,
      items.flatMap(item => item.postmortemId ?? []),
      principal,
    );
    const incidents = await this.namedIncidents(
      database,
      items.flatMap(item => item.incidentId ?? []),
      principal,
    );
    const now = clock();
    return items.map(item =>
      presentActionItem(
        item,
        {
          postmortem: postmortems.get(item.postmortemId ?? 0) ?? null,
          incident: incidents.get(item.incidentId ?? 0) ?? null,
        },
        now,
      ),
    );
  }

  /** Those of some postmortems that the principal may see. */
  async postmortems(
    tx: Knex,
    ids: readonly number[],
    principal: Principal,
  ): Promise<ReadonlyMap<number, Named>> {
    if (ids.length === 0) return new Map();
    return this.links.postmortems(tx, [...new Set(ids)], principal);
  }

  /** Those of some incidents that the principal may see. */
  async namedIncidents(
    tx: Knex,
    ids: readonly number[],
    principal: Principal,
  ): Promise<ReadonlyMap<number, Named>> {
    if (ids.length === 0) return new Map();
    const found = await this.incidents.store.get(tx, [...new Set(ids)], {
      principal,
    });
    return new Map(
      found.map(({ id, title }) => [id, { key: toKey('incident', id), title }]),
    );
  }

  /** Action items as policies see them; whoever asks, since it is the permission framework that asks. */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { database } = this.platform;
    const found = await this.store.getUnrestricted(database, keys.map(fromKey));
    return keys.map(key => {
      const item = found.find(({ id }) => id === fromKey(key));
      return item && asResource(item);
    });
  }

  /** A filter must not tell what belongs to a draft: to whom it is not there, it has no items either. */
  private async maySeeWhatIsAskedFor(
    principal: Principal,
    query: ActionItemListQuery,
  ): Promise<boolean> {
    const { database } = this.platform;
    const postmortems = query.postmortem ? [fromKey(query.postmortem)] : [];
    const incidents = query.incident ? [fromKey(query.incident)] : [];
    const seen = [
      await this.postmortems(database, postmortems, principal),
      await this.namedIncidents(database, incidents, principal),
    ];
    return (
      seen[0].size === postmortems.length && seen[1].size === incidents.length
    );
  }

  private readable(
    context: RequestContext,
  ): Promise<PermissionCriteria<ReliabilityQuery> | undefined> {
    return this.platform.authorizer.criteria(
      context,
      actionItemReadPermission,
      this.transform,
    );
  }
}

/** The meaning of an action item for rules; `applyActionItemLeaf` says the same in SQL. */
export function asResource(item: StoredActionItem): ReliabilityResource {
  const listed = (...refs: (string | null)[]) => refs.flatMap(ref => ref ?? []);
  return {
    owner: listed(accountableOf(item)),
    entity: listed(item.entity),
    person: listed(item.createdBy, item.assignee),
    status: [item.status],
    kind: listed(item.type),
    severity: [],
  };
}

function refsOf(owner: string, principal: Principal): readonly string[] {
  if (owner !== 'me') return [owner];
  return principal.kind === 'user' ? principal.refs : [];
}
