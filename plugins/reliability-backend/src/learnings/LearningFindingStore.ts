import {
  idInKey,
  LearningListQuery,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { inAnyScope } from '../platform/catalog/inScope';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { ScopeSizes } from '../platform/catalog/ScopeSizes';
import { Attachments, touchingScope } from '../platform/catalog/touchingScope';
import { whereReadable } from '../platform/catalog/whereReadable';
import { containing } from '../platform/database/columns';
import {
  postmortemEntities,
  PostmortemReader,
  Postmortems,
} from '../postmortems';
import {
  FacetReader,
  facetPairs,
  Paired,
  PostmortemFacet,
} from './facetFilters';
import { Revisiting } from './revisits/Revisiting';

/** What narrows the list of learnings. */
export type LearningFilters = Omit<
  LearningListQuery,
  'limit' | 'cursor' | 'count'
> &
  Pick<ListedBeside, 'scopes'>;

/** What a learning is about is what its postmortem is about. */
const learningEntities: Attachments = {
  ...postmortemEntities,
  id: 'learning.postmortem_id',
};

const postmortemFacets: readonly PostmortemFacet[] = [
  'layer',
  'technology',
  'owner',
  'severity',
];

/** Which learnings a reader may see, and which of them some filters leave: for lists, and for what is counted of them. */
export class LearningFindingStore {
  constructor(
    private readonly postmortems: Postmortems['store'],
    private readonly incidents: Incidents['store'],
    private readonly scopes: ScopeSizes,
    private readonly revisiting: Revisiting,
    private readonly clock: () => number,
  ) {}

  /** Learnings that the reader may see, those of drafts among them. */
  readable(tx: Knex, reader: PostmortemReader): Knex.QueryBuilder {
    const found = tx('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .join('postmortem', 'postmortem.id', 'learning.postmortem_id');
    this.restrict(found, reader);
    return found;
  }

  /** Restricts a query that has learnings with their postmortems in the same way. */
  restrict(found: Knex.QueryBuilder, reader: PostmortemReader): void {
    this.postmortems.restrict(found, reader);
  }

  /**
   * How to find the published ones that some filters leave, as often as it is needed: the way to their scope is looked up first.
   *
   * @returns makes a query anew each time, with all filters but those named
   */
  async finding(
    tx: Knex,
    reader: FacetReader,
    filters: LearningFilters,
  ): Promise<
    (without?: readonly (keyof LearningFilters)[]) => Knex.QueryBuilder
  > {
    const way = await this.scopes.wayTo(tx, learningEntities, filters.scope, {
      inTime: false,
    });
    return (without = []) => {
      const left = Object.fromEntries(
        Object.entries(filters).filter(
          ([name]) => !without.some(each => each === name),
        ),
      ) as LearningFilters;
      const found = this.readable(tx, reader).whereNotNull(
        'learning.published_at',
      );
      if (left.scope !== undefined && way !== 'all') {
        touchingScope(found, learningEntities, left.scope, way, 'desc');
      }
      this.narrow(tx, found, reader, left);
      return found;
    };
  }

  /** Pairs of a postmortem and a value of a facet, or an entity. */
  pairs(tx: Knex, facet: Paired, reader: FacetReader) {
    return facetPairs(tx, this.incidents, facet, reader);
  }

  private narrow(
    tx: Knex,
    found: Knex.QueryBuilder,
    reader: FacetReader,
    filters: LearningFilters,
  ): void {
    const { failureMode, from, q, scopes, state, to, toRevisit } = filters;
    if (scopes !== undefined) {
      found.whereIn('learning.postmortem_id', rows => {
        rows.select(learningEntities.of).from(learningEntities.table);
        inAnyScope(rows, `${learningEntities.table}.entity_ref`, scopes);
      });
    }
    if (failureMode) found.whereIn('learning.failure_mode', [...failureMode]);
    for (const facet of postmortemFacets) {
      const { [facet]: values } = filters;
      if (!values) continue;
      const pairs = this.pairs(tx, facet, reader).as('by');
      found.whereIn(
        'learning.postmortem_id',
        tx
          .from(pairs)
          .whereIn(
            'by.value',
            values.map(value => value.toLocaleLowerCase('en-US')),
          )
          .select('by.postmortem_id'),
      );
    }
    if (from) found.where('learning.published_at', '>=', toMillis(from));
    if (to) found.where('learning.published_at', '<', toMillis(to));
    if (filters.adoptedFrom || filters.adoptedTo) {
      adoptedWithin(tx, found, reader, filters);
    }
    if (toRevisit !== undefined) this.revisited(found, toRevisit);
    if (q) askedFor(found, q);
    if (state) found.whereIn('learning_record.state', [...state]);
    else if (idInKey('learning', q ?? '') === undefined) {
      found.whereNot('learning_record.state', 'merged');
    }
  }

  /** As {@link Revisiting.atOf} says of one that is published. */
  private revisited(found: Knex.QueryBuilder, toRevisit: boolean): void {
    const isAsked = `(learning_record.state = 'stands' and coalesce(learning_record.revisit_at, learning.published_at + ?) <= ?)`;
    found.whereRaw(toRevisit ? isAsked : `not ${isAsked}`, [
      this.revisiting.afterMillis,
      this.clock(),
    ]);
  }
}

/** Leaves those of which it was said in a time, for an entity that the reader may know, that they apply. */
function adoptedWithin(
  tx: Knex,
  found: Knex.QueryBuilder,
  { readable }: FacetReader,
  { adoptedFrom, adoptedTo }: LearningFilters,
): void {
  found.whereIn('learning.id', adopted => {
    adopted
      .select('learning_application.learning_id')
      .from('learning_application')
      .where('learning_application.state', 'applies');
    const column = 'learning_application.answered_at';
    if (adoptedFrom) adopted.where(column, '>=', toMillis(adoptedFrom));
    if (adoptedTo) adopted.where(column, '<', toMillis(adoptedTo));
    if (readable) {
      whereReadable(tx, adopted, 'learning_application.entity_ref', readable);
    }
  });
}

/** Narrows a list to the one with that key, to the learnings of the one postmortem with it, or to those that say the words. */
function askedFor(found: Knex.QueryBuilder, text: string): void {
  const id = idInKey('learning', text);
  const postmortemId = idInKey('postmortem', text);
  if (id !== undefined) found.where('learning_record.id', id);
  else if (postmortemId !== undefined) {
    found.where('learning.postmortem_id', postmortemId);
  } else {
    found.whereRaw("learning.search_text like ? escape '\\'", [
      containing(text),
    ]);
  }
}
