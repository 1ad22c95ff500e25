import {
  ChangeListQuery,
  changeReadPermission,
  ChangeReview,
  ChangeRisk,
  ChangeSummary,
  changeUpdatePermission,
  fromKey,
  HistoryEntry,
  isChangeOpen,
  isUnprepared,
  namedInChangeReasons,
  Page,
  readableChangeReasons,
  instantOrNull,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { notAllowed } from '../platform/access/Authorizer';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../platform/catalog/CatalogVisibility';
import { Readable } from '../platform/catalog/whereReadable';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeRiskStore } from './ChangeRiskStore';
import { ListedChange, StoredChange, StoredRisk } from './ChangeRow';
import { ChangeSight, idsIn, namesIn } from './ChangeSight';
import { ChangeStore } from './ChangeStore';

/** What a history names that not everybody may see. */
const namedKinds = ['actionItem', 'incident', 'deployment'] as const;

/** What somebody may see and do of change reviews. */
export interface ChangeRights {
  readonly readable: Readable;
  readonly mayUpdate: boolean;
}

/** Reads change reviews on behalf of people and services: those of which the catalog shows them all that they touch. */
export class ChangeReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
    private readonly risks: ChangeRiskStore,
    private readonly sight: ChangeSight,
    private readonly visibility: CatalogVisibility,
  ) {}

  async list(
    context: RequestContext,
    query: ChangeListQuery,
  ): Promise<Page<ChangeSummary>> {
    const { catalog, database } = this.platform;
    const { readable } = await this.rights(context);
    const { rows, next, total } = await this.store.list(
      database,
      readable,
      query,
    );
    const known = await catalog.known(
      database,
      rows.flatMap(({ entities }) => entities),
    );
    return {
      items: rows.map(row => presentSummary(row, known)),
      page: { next, total },
    };
  }

  async get(context: RequestContext, key: string): Promise<ChangeReview> {
    const { database } = this.platform;
    const rights = await this.rights(context, key);
    const stored = await this.find(database, rights, key);
    return this.present(context, stored, rights);
  }

  /** What its reader may know of it: action items, incidents, deployments, and what it touched before, are named only to those who may see them. */
  async history(
    context: RequestContext,
    key: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const rights = await this.rights(context, key);
    const stored = await this.find(database, rights, key);
    const entries = await history.list(
      database,
      { kind: 'change', id: stored.id },
      context.principal,
      page,
    );
    const sees = {
      actionItem: await this.sight.ofActionItems(context),
      incident: await this.sight.ofIncidents(context),
      deployment: await this.sight.ofDeployments(context),
    };
    const hidden = new Set<string>();
    for (const kind of namedKinds) {
      const ids = entries.items.flatMap(({ changes }) =>
        idsIn(changes[kind], kind),
      );
      const seen = await sees[kind](database, ids);
      for (const id of ids) if (!seen.has(id)) hidden.add(toKey(kind, id));
    }
    const touched = entries.items.flatMap(({ changes }) =>
      namesIn(changes.entities),
    );
    const shown = await this.visibility.visibleTo(context, touched);
    for (const ref of touched) if (!shown.has(ref)) hidden.add(ref);
    return {
      ...entries,
      items: entries.items.map(entry => ({
        ...entry,
        changes: Object.fromEntries(
          Object.entries(entry.changes).filter(
            ([, pair]) => !namesIn(pair).some(each => hidden.has(each)),
          ),
        ),
      })),
    };
  }

  /**
   * What somebody may see and do of all change reviews, or of one: then the catalog is asked about no more than what that one touches.
   *
   * @throws NotAllowedError for whoever may not read change reviews
   */
  async rights(context: RequestContext, key?: string): Promise<ChangeRights> {
    const mayUpdate = await this.mayUpdate(context);
    const readable = await this.readable(context, () =>
      this.store.touched(
        this.platform.database,
        key === undefined ? undefined : [fromKey(key)],
      ),
    );
    return { readable, mayUpdate };
  }

  /** @throws NotAllowedError for whoever may not read change reviews */
  async mayUpdate(context: RequestContext): Promise<boolean> {
    const { authorizer } = this.platform;
    const [mayRead, mayUpdate] = await authorizer.allows(context, [
      changeReadPermission,
      changeUpdatePermission,
    ]);
    if (!mayRead) throw notAllowed(changeReadPermission.name);
    return mayUpdate;
  }

  /** What somebody may see of all that changes of some entities touch. */
  readableBeside(
    context: RequestContext,
    entities: readonly string[],
  ): Promise<Readable> {
    return this.readable(context, () =>
      this.store.touchedBeside(this.platform.database, entities),
    );
  }

  /** The same for whoever changes one. @throws NotAllowedError */
  async rightsToChange(
    context: RequestContext,
    key: string,
  ): Promise<ChangeRights> {
    const rights = await this.rights(context, key);
    if (!rights.mayUpdate) throw notAllowed(changeUpdatePermission.name);
    return rights;
  }

  /**
   * One change review as it is stored.
   *
   * @throws NotFoundError when there is none, or its reader may not see all that it touches
   */
  async find(
    tx: Knex,
    { readable }: ChangeRights,
    key: string,
    options = { held: false },
  ): Promise<StoredChange> {
    const stored = await this.store.get(tx, fromKey(key), readable, options);
    if (stored === undefined) throw new NotFoundError(`There is no ${key}`);
    return stored;
  }

  /** A whole one. What its reader may not see is not named. */
  async present(
    context: RequestContext,
    stored: StoredChange,
    rights: ChangeRights,
  ): Promise<ChangeReview> {
    const { catalog, database } = this.platform;
    const known = await catalog.known(database, stored.entities);
    const risks = await this.presentRisks(
      context,
      await this.risks.of(database, stored.id),
    );
    const waiting = risks.filter(risk => risk.foreseen && isUnprepared(risk));
    return {
      ...presentSummary(
        { ...stored, risks: 0, unprepared: waiting.length },
        known,
      ),
      risks,
      description: stored.description,
      release: stored.release,
      url: stored.url,
      reason: stored.reason,
      outcome: stored.outcome,
      doneAt: instantOrNull(stored.doneAt),
      firstDoneAt: instantOrNull(stored.firstDoneAt ?? stored.doneAt),
      createdBy: stored.createdBy,
      createdAt: toInstant(stored.createdAt),
      updatedAt: toInstant(stored.updatedAt),
      editable: rights.mayUpdate,
    };
  }

  /** Which of some change reviews somebody may see. */
  private async seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    if (ids.length === 0) return new Set();
    const { database } = this.platform;
    const readable = await this.readable(context, () =>
      this.store.touched(database, ids),
    );
    return this.store.seen(database, ids, readable);
  }

  private async presentRisks(
    context: RequestContext,
    risks: readonly StoredRisk[],
  ): Promise<ChangeRisk[]> {
    const { database } = this.platform;
    const sees = await this.sight.ofActionItems(context);
    const items = await sees(
      database,
      risks.flatMap(({ actionItemId }) => actionItemId ?? []),
    );
    const reader = await this.sight.reasonReader(
      context,
      namedInChangeReasons(risks.flatMap(({ reasons }) => reasons)),
      ids => this.seen(context, ids),
    );
    return risks.map(({ actionItemId, reasons, ...risk }) => ({
      ...risk,
      actionItem:
        actionItemId !== null && items.has(actionItemId)
          ? toKey('actionItem', actionItemId)
          : null,
      linked: actionItemId !== null,
      reasons: readableChangeReasons(reasons, reader),
    }));
  }

  private async readable(
    context: RequestContext,
    asked: () => Promise<readonly string[]>,
  ): Promise<Readable> {
    const { entities } = await this.platform.authorizer.decide(context, {
      entities: seesEntities,
    });
    if (seesAll(entities)) return undefined;
    return this.visibility.visibleOf(context, entities, await asked());
  }
}

function presentSummary(
  change: ListedChange,
  known: ReadonlySet<string>,
): ChangeSummary {
  return {
    key: toKey('change', change.id),
    version: change.version,
    title: change.title,
    status: change.status,
    entities: change.entities.map(ref => ({ ref, known: known.has(ref) })),
    plannedFor: toInstant(change.plannedFor),
    until: instantOrNull(change.until),
    owner: change.owner,
    risks: change.risks,
    unprepared: isChangeOpen(change.status) ? change.unprepared : 0,
  };
}
