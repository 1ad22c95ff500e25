import {
  fromKey,
  LearningApplication,
  LearningAsksQuery,
  namedInReasons,
  Page,
  readableReasons,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { ActionItems } from '../../actionItems';
import { Incidents } from '../../incidents';
import { CatalogVisibility } from '../../platform/catalog/CatalogVisibility';
import { refsMeant, RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { StoredApplication } from './ApplicationRow';
import { ApplicationStore, AskedOf } from './ApplicationStore';
import { AskedLearnings, LearningRights } from './AskedLearnings';
import { answeredBy } from './demandOwn';
import { ReviewsSeen } from './ReviewsSeen';
import { ScopedAsks } from './ScopedAsks';

/**
 * Reads what is asked and answered, on behalf of people and services. Who may read the learning and see the entity may; reasons are held
 * against what the reader may see each time.
 */
export class AskReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: ApplicationStore,
    private readonly learnings: AskedLearnings,
    private readonly visibility: CatalogVisibility,
    private readonly scoped: ScopedAsks,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly actionItems: ActionItems;
    },
    private readonly reviews: ReviewsSeen,
  ) {}

  /** What waits for an answer in a scope. */
  async waiting(
    context: RequestContext,
    { owner, ...filters }: LearningAsksQuery,
  ): Promise<Page<LearningApplication>> {
    const { database } = this.platform;
    const rights = await this.learnings.rights(context);
    const readable = await this.scoped.readable(context, filters.scope, {
      waiting: true,
    });
    const { rows, next, total } = await this.store.waiting(
      database,
      rights.reader,
      {
        ...filters,
        ...(owner && { owners: refsMeant(owner, context.principal) }),
      },
      readable,
    );
    return {
      items: await this.present(context, rows, rights),
      page: { next, total },
    };
  }

  /** What became of a learning. */
  async ofLearning(context: RequestContext, key: string) {
    const { database } = this.platform;
    const rights = await this.learnings.rights(context);
    await this.learnings.demand(database, rights, key);
    const asked = await this.store.ofLearning(database, rights.reader, key);
    const visible = await this.visibility.visibleTo(
      context,
      asked.map(({ entity }) => entity),
    );
    const seen = asked.filter(({ entity }) => visible.has(entity));
    const answered = seen.filter(({ state }) => state !== 'unanswered');
    return {
      uptake: {
        asked: seen.length,
        answered: answered.length,
        adopted: answered.filter(({ state }) => state === 'applies').length,
        unreadable: asked.length - seen.length,
      },
      items: await this.present(context, seen, rights),
    };
  }

  /** At how many entities, of those that the reader may see, it was said in a time that some learnings apply. */
  async adopted(
    context: RequestContext,
    learningIds: readonly string[],
    span: { readonly from: number; readonly until: number },
  ): Promise<ReadonlyMap<string, number>> {
    const rights = await this.learnings.rights(context);
    const found = await this.store.adopted(
      this.platform.database,
      rights.reader,
      learningIds,
      span,
    );
    const visible = await this.visibility.visibleTo(
      context,
      found.map(({ entity }) => entity),
    );
    const counts = new Map<string, number>();
    for (const { learningId, entity } of found) {
      if (!visible.has(entity)) continue;
      counts.set(learningId, (counts.get(learningId) ?? 0) + 1);
    }
    return counts;
  }

  /** @throws NotFoundError when it is not asked, or the reader may not see it */
  async get(
    context: RequestContext,
    of: AskedOf,
  ): Promise<LearningApplication> {
    const rights = await this.learnings.rights(context);
    await this.demandEntity(context, of.entity);
    const stored = await this.store.get(
      this.platform.database,
      rights.reader,
      of,
      { held: false },
    );
    if (stored === undefined) throw notAsked(of.entity);
    return this.presentOne(context, stored, rights);
  }

  /** @throws NotFoundError when the catalog does not show it to whoever asks */
  async demandEntity(context: RequestContext, entity: string): Promise<void> {
    const visible = await this.visibility.visibleTo(context, [entity]);
    if (!visible.has(entity)) throw notAsked(entity);
  }

  async presentOne(
    context: RequestContext,
    stored: StoredApplication,
    rights: LearningRights,
  ): Promise<LearningApplication> {
    const [presented] = await this.present(context, [stored], rights);
    // Its learning was taken back meanwhile.
    if (presented === undefined) throw notAsked(stored.entity);
    return presented;
  }

  private async present(
    context: RequestContext,
    rows: readonly StoredApplication[],
    rights: LearningRights,
  ): Promise<LearningApplication[]> {
    const { catalog, database } = this.platform;
    const refs = rows.map(({ entity }) => entity);
    const learnings = await this.learnings.byIds(
      database,
      rights,
      rows.map(({ learningId }) => learningId),
    );
    const happenedTo = [...learnings.values()].flatMap(({ entities }) =>
      entities.map(({ ref }) => ref),
    );
    const [editable, known, owners, items, covering] = [
      await answeredBy(this.platform, context, refs),
      await catalog.known(database, refs),
      await catalog.ownersOf(database, refs),
      await this.itemsSeen(rows, rights),
      await this.learnings.named(
        database,
        rights,
        rows.flatMap(({ coveredBy }) => coveredBy ?? []),
      ),
    ];
    const reader = await this.reasonReader(context, rows, rights, [
      ...happenedTo,
      ...owners.values(),
    ]);
    return rows.flatMap((row): LearningApplication[] => {
      const learning = learnings.get(row.learningId);
      if (learning === undefined) return [];
      const { actionItemId, answeredAt, askedAt, entity, reasons } = row;
      const owner = owners.get(entity);
      return [
        {
          learning,
          entity: { ref: entity, known: known.has(entity) },
          owner: owner && reader.seesEntity(owner) ? owner : null,
          state: row.state,
          reasons: readableReasons(reasons, {
            ...reader,
            origins: learning.entities
              .map(({ ref }) => ref)
              .filter(reader.seesEntity),
          }),
          note: row.note,
          askedAt: toInstant(askedAt),
          answeredAt: answeredAt === null ? null : toInstant(answeredAt),
          answeredBy: row.answeredBy,
          actionItem:
            actionItemId !== null && items.has(actionItemId)
              ? toKey('actionItem', actionItemId)
              : null,
          coveredBy: covering.get(row.coveredBy ?? 0) ?? null,
          editable: editable(entity),
          version: row.version,
        },
      ];
    });
  }

  /** What a reader may see of all that some reasons name, and of other entities beside them; looked up at once. */
  private async reasonReader(
    context: RequestContext,
    rows: readonly StoredApplication[],
    { reader, incidents }: LearningRights,
    others: readonly string[],
  ) {
    const { database } = this.platform;
    const named = namedInReasons(rows.flatMap(({ reasons }) => reasons));
    const entities = await this.visibility.visibleTo(context, [
      ...named.entities,
      ...others,
    ]);
    const { principal } = reader;
    const incidentsSeen = incidents.allowed
      ? await this.slices.incidents.store.seen(
          database,
          [...new Set(named.incidents.map(fromKey))],
          { principal, criteria: incidents.criteria },
        )
      : new Set<number>();
    const postmortemsSeen = await this.store.postmortemsSeen(
      database,
      [...new Set(named.postmortems.map(fromKey))],
      reader,
    );
    const reviewsSeen = await this.reviews.seen(context, [
      ...new Set(named.reviews.map(fromKey)),
    ]);
    const keys = new Set([
      ...[...reviewsSeen].map(id => toKey('review', id)),
      ...[...incidentsSeen].map(id => toKey('incident', id)),
      ...[...postmortemsSeen].map(id => toKey('postmortem', id)),
    ]);
    return {
      seesEntity: (ref: string) => entities.has(ref),
      reads: (key: string) => keys.has(key),
    };
  }

  private async itemsSeen(
    rows: readonly StoredApplication[],
    { reader: { principal }, actionItems }: LearningRights,
  ): Promise<ReadonlySet<number>> {
    if (!actionItems.allowed) return new Set();
    return this.slices.actionItems.store.seen(
      this.platform.database,
      rows.flatMap(({ actionItemId }) => actionItemId ?? []),
      { principal, criteria: actionItems.criteria },
    );
  }
}

/** Said alike of what is not asked, what is not there, and what is not for whoever asks. */
export function notAsked(entity: string): NotFoundError {
  return new NotFoundError(`${entity} is not asked about this learning`);
}
