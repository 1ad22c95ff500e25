import {
  HistoryEntry,
  monthBefore,
  nextReportAt,
  ORGANISATION,
  Page,
  reportAdministerPermission,
  reportSendPermission,
  ReportSubscription,
  ReportSubscriptionInput,
  ReportSubscriptions,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { FigureAccess } from '../metrics';
import {
  CatalogVisibility,
  seesAll,
} from '../platform/catalog/CatalogVisibility';
import { demandKnown } from '../platform/catalog/demandKnown';
import { inTransaction } from '../platform/database/inTransaction';
import { noLongerReadable } from '../platform/http/httpErrors';
import { changesBetween } from '../platform/history/History';
import {
  actorOf,
  Principal,
  RequestContext,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import {
  namedIn,
  ReportSubscriptionStore,
  StoredReportSubscription,
} from './ReportSubscriptionStore';

const kind = 'reportSubscription' as const;

/** Who may have a report sent: to groups of their own, or to any. */
interface Sender {
  readonly principal: Principal;
  readonly anyGroup: boolean;
}

/**
 * Has reports sent to groups every month, and stops it, on behalf of people and services. What is sent is told to a whole group, whatever a
 * policy leaves each of its members: so only somebody whom no policy hides a part of it may have it sent.
 */
export class ReportSubscribing {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReportSubscriptionStore,
    private readonly access: FigureAccess,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** Of what the catalog shows whoever asks. */
  async list(
    context: RequestContext,
    scope: string,
  ): Promise<ReportSubscriptions> {
    const sender = await this.sender(context);
    const stored = await this.store.list(this.platform.database, scope);
    const hidden = await this.hidden(context, stored.flatMap(namedIn));
    return {
      items: stored
        .filter(each => !namedIn(each).some(ref => hidden.has(ref)))
        .map(each => present(each, sender)),
      groups: groupsOf(sender.principal),
      anyGroup: sender.anyGroup,
    };
  }

  async subscribe(
    context: RequestContext,
    input: ReportSubscriptionInput,
  ): Promise<ReportSubscription> {
    const { clock, database, idempotency } = this.platform;
    const sender = await this.sender(context);
    if (!maySendTo(sender, input.group)) throw notYours();
    await this.demandWhole(context);
    await demandKnown(this.platform, this.visibility, context, {
      group: input.group,
      ...(input.scope === ORGANISATION ? {} : { scope: input.scope }),
    });
    const stored = await inTransaction(database, async tx => {
      const now = clock();
      const { id } = await idempotency.once(
        tx,
        context,
        'subscribeToReport',
        input,
        now,
        () => this.add(tx, context, input, now),
      );
      const found = await this.store.get(tx, id);
      if (found === undefined) throw noLongerReadable();
      return found;
    });
    return present(stored, sender);
  }

  async stop(context: RequestContext, id: number): Promise<void> {
    const { clock, database, history } = this.platform;
    const sender = await this.sender(context);
    const stored = await this.store.get(database, id);
    const hidden = await this.hidden(context, stored ? namedIn(stored) : []);
    if (stored === undefined || hidden.size > 0) {
      throw sentToNobody();
    }
    if (!maySendTo(sender, stored.group)) throw notYours();
    await inTransaction(database, async tx => {
      if (!(await this.store.remove(tx, id))) throw sentToNobody();
      await history.append(tx, {
        ...entryOf(id, context, clock()),
        action: 'stopped',
        version: 2,
        changes: changesBetween(
          { scope: stored.scope, group: stored.group },
          { scope: null, group: null },
        ),
      });
    });
  }

  /**
   * Every change of one, also when it is stopped, of what the catalog shows whoever asks.
   *
   * @throws NotFoundError
   */
  async history(
    context: RequestContext,
    id: number,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { authorizer, database, history } = this.platform;
    await authorizer.demand(context, reportSendPermission);
    const subscription =
      (await this.store.get(database, id)) ?? (await this.stopped(id));
    const hidden = await this.hidden(
      context,
      subscription ? namedIn(subscription) : [],
    );
    if (subscription === undefined || hidden.size > 0) {
      throw new NotFoundError('There is no history of this report');
    }
    return history.list(database, { kind, id }, context.principal, page);
  }

  /** What a subscription was that is stopped, by its last change. */
  private async stopped(
    id: number,
  ): Promise<ReportSubscriptionInput | undefined> {
    const { database, history } = this.platform;
    const [scope, group] = await Promise.all(
      ['scope', 'group'].map(async field => {
        const changes = await history.changesOf(database, { kind, id }, field);
        return changes[changes.length - 1]?.change[0];
      }),
    );
    return scope === undefined
      ? undefined
      : { scope: String(scope), group: String(group) };
  }

  private async add(
    tx: Knex,
    context: RequestContext,
    input: ReportSubscriptionInput,
    now: number,
  ): Promise<number> {
    const { id, isNew } = await this.store.add(tx, input, {
      createdBy: actorOf(context.principal),
      createdAt: now,
      // The first report is that of the month in which it was asked for.
      sentFor: monthBefore(now).label,
    });
    if (isNew) {
      await this.platform.history.append(tx, {
        ...entryOf(id, context, now),
        action: 'created',
        version: 1,
        changes: {},
      });
    }
    return id;
  }

  private async sender(context: RequestContext): Promise<Sender> {
    const { authorizer } = this.platform;
    await authorizer.demand(context, reportSendPermission);
    const [anyGroup] = await authorizer.allows(context, [
      reportAdministerPermission,
    ]);
    return { principal: context.principal, anyGroup };
  }

  /** Those of some entities that the catalog does not show whoever asks. */
  private async hidden(
    context: RequestContext,
    refs: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const visible = await this.visibility.visibleTo(context, refs);
    return new Set(refs.filter(ref => !visible.has(ref)));
  }

  /**
   * Whom a policy hides something from is refused also where nothing of the scope is hidden now: what joins it later would be told.
   *
   * @throws NotAllowedError for whoever may be shown a part of the figures only
   */
  private async demandWhole(context: RequestContext): Promise<void> {
    const { incidents, entities } = await this.access.sight(context);
    if (!seesAll(incidents) || !seesAll(entities)) {
      throw new NotAllowedError(
        'A report is sent by somebody from whom no policy hides incidents or entities',
      );
    }
  }
}

function groupsOf(principal: Principal): string[] {
  return principal.kind === 'user'
    ? principal.refs.filter(ref => ref.startsWith('group:')).sort()
    : [];
}

function maySendTo({ principal, anyGroup }: Sender, group: string): boolean {
  return anyGroup || groupsOf(principal).includes(group);
}

function sentToNobody(): NotFoundError {
  return new NotFoundError('This report is sent to nobody');
}

/** What a subscription's history says of every change; its rows say what it was, and once they are gone the last change does. */
function entryOf(id: number, { principal }: RequestContext, at: number) {
  return {
    kind,
    id,
    at,
    actor: actorOf(principal),
    confidentialId: null,
  };
}

function notYours(): NotAllowedError {
  return new NotAllowedError(
    `You do not belong to this group, and need the permission ${reportAdministerPermission.name} for this`,
  );
}

function present(
  stored: StoredReportSubscription,
  sender: Sender,
): ReportSubscription {
  const { id, scope, group, createdBy, createdAt, sentFor } = stored;
  return {
    id,
    scope,
    group,
    createdBy,
    createdAt: toInstant(createdAt),
    nextAt: toInstant(nextReportAt(sentFor)),
    stoppable: maySendTo(sender, group),
  };
}
