import {
  fromKey,
  HistoryEntry,
  LearningListQuery,
  LearningRecord,
  NamedEntity,
  NamedLearning,
  Page,
  PublishedLearning,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Incidents } from '../incidents';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../platform/catalog/CatalogVisibility';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { Readable } from '../platform/catalog/whereReadable';
import { namedIn, withoutHidden } from '../platform/history/namedIn';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { FacetReader } from './facetFilters';
import { ListedLearning, LearningStore, NamedRow } from './LearningStore';
import { Revisiting } from './revisits/Revisiting';

/** Reads learnings on behalf of people and services. */
export class LearningReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: LearningStore,
    private readonly postmortems: Postmortems,
    private readonly failureModes: Incidents['failureModes']['words'],
    private readonly revisiting: Revisiting,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** Who may read a postmortem that is published may read what was learned in it. */
  async list(
    context: RequestContext,
    query: LearningListQuery & Pick<ListedBeside, 'scopes'>,
  ): Promise<Page<PublishedLearning>> {
    const { reading } = this.postmortems;
    const rights = await this.rights(context);
    const { adoptedFrom, adoptedTo, owner, technology } = query;
    const asksCatalog = technology ?? owner ?? adoptedFrom ?? adoptedTo;
    const { rows, next, total } = await this.store.list(
      this.platform.database,
      asksCatalog
        ? { ...rights.reader, readable: await this.readable(context) }
        : rights.reader,
      await this.failureModes.spelledOut(this.platform.database, query),
      reading.beside(rights),
    );
    const entities = await reading.entitiesBeside(
      rows.map(({ beside }) => beside),
      rights,
    );
    return {
      items: rows.map((row, index) => presentPublished(row, entities[index])),
      page: { next, total },
    };
  }

  /** Who may read a draft may read what was learned in it; to all others it is not there. */
  async get(context: RequestContext, key: string): Promise<LearningRecord> {
    const { reading } = this.postmortems;
    const { catalog, clock, database } = this.platform;
    const rights = await this.rights(context);
    const row = await this.store.get(
      database,
      rights.reader,
      fromKey(key),
      reading.beside(rights),
    );
    if (row === undefined) throw new NotFoundError(`There is no ${key}`);
    const [[{ severity }], [entities]] = await Promise.all([
      reading.aboutBeside([row.beside], rights),
      reading.entitiesBeside([row.beside], rights),
    ]);
    const owners = await catalog.ownersOf(
      database,
      entities.map(({ ref }) => ref),
    );
    const shown = await this.visibility.visibleTo(context, [
      ...owners.values(),
    ]);
    const learning = presentLearning(row, entities);
    const { by, reason } = row.standing;
    const revisitAt = this.revisiting.atOf(row);
    const [named, insteadOf, editable] = await Promise.all([
      this.store.named(database, rights.reader, 'id', by === null ? [] : [by]),
      this.store.named(database, rights.reader, 'by_id', [row.id]),
      row.publishedAt !== null &&
        reading.isEditable(database, row.postmortem.id, rights),
    ]);
    return {
      ...learning,
      postmortem: { ...learning.postmortem, status: row.postmortem.status },
      severity,
      owners: [...shown].sort(),
      publishedAt: row.publishedAt === null ? null : toInstant(row.publishedAt),
      by: named.map(presentNamed)[0] ?? null,
      reason,
      revisitAt: revisitAt === null ? null : toInstant(revisitAt),
      toRevisit: revisitAt !== null && revisitAt <= clock(),
      insteadOf: insteadOf.map(presentNamed),
      editable,
    };
  }

  /** What its reader may know of it: which other learnings are named only as far as they may see these. */
  async history(
    context: RequestContext,
    key: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    await this.get(context, key);
    const { database, history } = this.platform;
    const entries = await history.list(
      database,
      { kind: 'learning', id: fromKey(key) },
      context.principal,
      page,
    );
    const { reader } = await this.rights(context);
    const others = namedIn(entries.items, 'by');
    const seen = await this.store.named(database, reader, 'id', others);
    return {
      ...entries,
      items: withoutHidden(entries.items, {
        by: new Set(seen.map(({ id }) => id)),
      }),
    };
  }

  /** Whoever asks, for what is counted of learnings. */
  async facetReader(context: RequestContext): Promise<FacetReader> {
    const { reader } = await this.rights(context);
    return { ...reader, readable: await this.readable(context) };
  }

  /** Entities of learnings of which whoever asks may know what the catalog says, and their owners that they may see. */
  private async readable(context: RequestContext): Promise<Readable> {
    const { authorizer, catalog, database } = this.platform;
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    if (seesAll(entities)) return undefined;
    const about = await this.store.entitiesAbout(database);
    const owners = await catalog.ownersOf(database, about);
    return this.visibility.visibleOf(context, entities, [
      ...new Set([...about, ...owners.values()]),
    ]);
  }

  /** What a policy leaves whoever asks. */
  async rights(context: RequestContext) {
    return {
      ...(await this.postmortems.policies.reading(context)),
      // No action item stands beside a learning.
      actionItems: { allowed: false },
    } as const;
  }
}

/** One of a published postmortem, as lists show it. */
export function presentPublished(
  row: ListedLearning,
  entities: NamedEntity[],
): PublishedLearning {
  return {
    ...presentLearning(row, entities),
    publishedAt: toInstant(row.publishedAt ?? 0),
  };
}

/** What lists and the page of one show alike. */
function presentLearning(
  { id, learning, postmortem, standing }: ListedLearning,
  entities: NamedEntity[],
) {
  return {
    ...learning,
    key: toKey('learning', id),
    state: standing.state,
    version: standing.version,
    postmortem: {
      key: toKey('postmortem', postmortem.id),
      title: postmortem.title,
    },
    entities,
  };
}

/** One that another is named with. */
export function presentNamed({ id, ...named }: NamedRow): NamedLearning {
  return { key: toKey('learning', id), ...named };
}
