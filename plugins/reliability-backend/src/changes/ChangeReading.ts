import {
  ChangeListQuery,
  ChangeReview,
  ChangeRisk,
  ChangeSummary,
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
import { sourceToShow } from '../platform/access/sourceToShow';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { namedIn, withoutHidden } from '../platform/history/namedIn';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeFinder, ChangeRights } from './ChangeFinder';
import { ChangeRiskStore } from './ChangeRiskStore';
import { ListedChange, StoredChange, StoredRisk } from './ChangeRow';
import { ChangeSight } from './ChangeSight';
import { ChangeStore } from './ChangeStore';

/** What somebody says belongs to a change. */
const linkedKinds = ['incident', 'deployment'] as const;
/** What a history names that not everybody may see. */
const namedKinds = ['actionItem', ...linkedKinds] as const;

/** Reads change reviews on behalf of people and services. */
export class ChangeReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
    private readonly risks: ChangeRiskStore,
    private readonly sight: ChangeSight,
    private readonly finder: ChangeFinder,
    private readonly visibility: CatalogVisibility,
  ) {}

  async list(
    context: RequestContext,
    query: ChangeListQuery,
  ): Promise<Page<ChangeSummary>> {
    const { catalog, database } = this.platform;
    const { rows, next, total } = await this.store.list(
      database,
      await this.finder.reader(context),
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
    const rights = await this.finder.rights(context, key);
    const stored = await this.finder.find(database, rights.reader, key);
    return this.present(context, stored, rights);
  }

  /**
   * What its reader may know of it: action items, incidents, deployments, and what it touched before, are named only to those who may see them. That
   * something belongs to it is told as its links tell it: not at all of what is hidden.
   */
  async history(
    context: RequestContext,
    key: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const reader = await this.finder.reader(context, key);
    const stored = await this.finder.find(database, reader, key);
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
    const seen: Record<string, ReadonlySet<number>> = {};
    for (const kind of namedKinds) {
      seen[kind] = await sees[kind](database, namedIn(entries.items, kind));
    }
    const items = withoutHidden(entries.items, seen).filter(
      ({ changes }, index) =>
        linkedKinds.every(
          kind => kind in changes || !(kind in entries.items[index].changes),
        ),
    );
    const shown = await this.visibility.visibleTo(
      context,
      items.flatMap(({ changes }) => refsIn(changes.entities)),
    );
    return {
      ...entries,
      items: items.map(entry => {
        const { entities, ...changes } = entry.changes;
        return refsIn(entities).every(ref => shown.has(ref))
          ? entry
          : { ...entry, changes };
      }),
    };
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
      source: sourceToShow(toKey('change', stored.id), stored),
      extra: stored.extra,
      createdBy: stored.createdBy,
      createdAt: toInstant(stored.createdAt),
      updatedAt: toInstant(stored.updatedAt),
      editable: await this.finder.mayChange(database, stored.id, rights),
    };
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
      ids => this.finder.seen(context, ids),
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

/** The entities that a change names, before it and since. */
function refsIn(pair: unknown): string[] {
  return Array.isArray(pair)
    ? pair.flat().filter(each => typeof each === 'string')
    : [];
}
