import {
  ActionItem,
  ActionItemListQuery,
  actionItemUpdatePermission,
  fromKey,
  HistoryEntry,
  idInKey,
  Page,
  toDay,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityResource } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { leftBy, notAllowedOn } from '../platform/access/Authorizer';
import { refsMeant, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ActionItemLinks } from './ActionItemLinks';
import {
  ActionItemChangeRights,
  ActionItemPolicies,
  ActionItemRights,
} from './ActionItemPolicies';
import {
  accountableOf,
  isShownApart,
  presentActionItem,
  StoredActionItem,
  TitleColumns,
  TitlesBeside,
} from './ActionItemRow';
import { ActionItemReader, ActionItemStore } from './ActionItemStore';

/** Reads action items on behalf of people and services. */
export class ActionItemReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ActionItemStore,
    private readonly incidents: Incidents,
    private readonly links: ActionItemLinks,
    private readonly policies: ActionItemPolicies,
  ) {}

  async list(
    context: RequestContext,
    query: ActionItemListQuery,
    options: { readonly whole?: boolean } = {},
  ): Promise<Page<ActionItem>> {
    const { clock, database } = this.platform;
    const { limit, cursor, count, editable, owner, ...filters } = query;
    const rights: ActionItemRights & Partial<ActionItemChangeRights> = editable
      ? await this.policies.readingToChange(context)
      : await this.policies.reading(context);
    const { principal } = rights.reader;
    if (!(await this.maySeeWhatIsAskedFor(rights, query))) {
      return { items: [], page: count ? { total: 0 } : {} };
    }
    const { items, next, total } = await this.store.list(
      database,
      rights.reader,
      {
        ...filters,
        ...(owner && { answerable: refsMeant(owner, principal) }),
        today: toDay(clock()),
      },
      { limit, cursor, count },
      this.titles(rights),
    );
    return {
      items: await this.present(items, rights, options),
      page: { next, total },
    };
  }

  async get(context: RequestContext, key: string): Promise<ActionItem> {
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
      { kind: 'actionItem', id: stored.id },
      reader.principal,
      page,
    );
  }

  /**
   * One action item as it is stored.
   *
   * @throws NotFoundError when there is none, or the reader may not see it
   */
  async find(
    tx: Knex,
    reader: ActionItemReader,
    key: string,
  ): Promise<StoredActionItem> {
    const stored = await this.store.get(tx, fromKey(key), reader);
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
    { reader, update }: ActionItemChangeRights,
    key: string,
  ): Promise<StoredActionItem> {
    const stored = await this.find(tx, reader, key);
    if (!(await this.changeable(tx, [stored.id], update)).has(stored.id)) {
      throw notAllowedOn(actionItemUpdatePermission, key);
    }
    return stored;
  }

  /** A whole one, with whether its reader may change it. */
  async presentOne(
    stored: StoredActionItem,
    rights: ActionItemChangeRights,
  ): Promise<ActionItem> {
    const titles = await this.store.titlesOf(
      this.platform.database,
      stored.id,
      this.titles(rights),
    );
    const [presented] = await this.present([{ ...stored, titles }], rights, {
      whole: true,
    });
    return presented;
  }

  /**
   * As a reader sees them; what an item belongs to is named to those who may see that, and whether they may change it is said where it
   * was asked.
   */
  private async present(
    items: readonly (StoredActionItem & { readonly titles: TitlesBeside })[],
    rights: ActionItemRights & Partial<ActionItemChangeRights>,
    /** Whole ones carry what imports left beside them, which may be long. */
    { whole }: { readonly whole?: boolean } = {},
  ): Promise<ActionItem[]> {
    const { catalog, clock, database } = this.platform;
    const [known, editable] = await Promise.all([
      catalog.known(
        database,
        items.flatMap(({ entity }) => entity ?? []),
      ),
      rights.update &&
        this.changeable(
          database,
          items.map(({ id }) => id),
          rights.update,
        ),
    ]);
    const now = clock();
    return items.map(({ titles, ...item }) => {
      const beside = {
        postmortem: named('postmortem', item.postmortemId, titles.postmortem),
        incident: named('incident', item.incidentId, titles.incident),
        entityKnown: known.has(item.entity ?? ''),
      };
      const extra = isShownApart(item, beside) ? null : item.extra;
      return {
        ...presentActionItem(item, beside, now),
        ...(whole && { extra }),
        ...(editable && { editable: editable.has(item.id) }),
      };
    });
  }

  private titles({
    reader: { principal },
    postmortems,
    incidents,
  }: ActionItemRights): TitleColumns {
    const { database } = this.platform;
    return {
      postmortem: this.links.postmortemTitle(database, principal, postmortems),
      incident: incidents.allowed
        ? this.incidents.store.titleBeside(
            database,
            'action_item.incident_id',
            {
              principal,
              criteria: incidents.criteria,
            },
          )
        : database.raw('null'),
    };
  }

  private changeable(
    tx: Knex,
    ids: readonly number[],
    update: ActionItemChangeRights['update'],
  ): Promise<ReadonlySet<number>> {
    return leftBy(update, ids, criteria =>
      this.store.meeting(tx, ids, criteria),
    );
  }

  /** Whether there is what an item would belong to, for whoever says so. */
  async isSeen(
    tx: Knex,
    what: 'postmortem' | 'incident',
    id: number,
    { reader: { principal }, postmortems, incidents }: ActionItemRights,
  ): Promise<boolean> {
    if (what === 'postmortem') {
      return this.links.isPostmortemSeen(tx, id, principal, postmortems);
    }
    if (!incidents.allowed) return false;
    const { criteria } = incidents;
    const reader = { principal, criteria };
    return (await this.incidents.store.get(tx, [id], reader)).length > 0;
  }

  /**
   * Action items as policies see them; whoever asks, since it is the permission framework that asks. Any service may ask in its name, so
   * what is confidential is not there: it would answer question by question.
   */
  async resources(
    keys: readonly string[],
  ): Promise<(ReliabilityResource | undefined)[]> {
    const { database } = this.platform;
    const ids = keys.map(key => idInKey('actionItem', key));
    const found = await this.store.getUnrestricted(
      database,
      ids.flatMap(id => id ?? []),
    );
    return ids.map(id => {
      const item = found.find(each => each.id === id);
      return item?.confidentialId === null ? asResource(item) : undefined;
    });
  }

  /** A filter must not tell what belongs to a draft: to whom it is not there, it has no items either. */
  private async maySeeWhatIsAskedFor(
    rights: ActionItemRights,
    query: ActionItemListQuery,
  ): Promise<boolean> {
    const { database } = this.platform;
    for (const what of ['postmortem', 'incident'] as const) {
      const key = query[what];
      const isSeen =
        key === undefined ||
        (await this.isSeen(database, what, fromKey(key), rights));
      if (!isSeen) return false;
    }
    return true;
  }
}

function named(
  kind: 'postmortem' | 'incident',
  id: number | null,
  title: string | null,
) {
  return id === null || title === null ? null : { key: toKey(kind, id), title };
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
