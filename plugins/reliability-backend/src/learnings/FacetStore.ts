import {
  FacetValue,
  LearningFacetName,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { dayOfColumn } from '../platform/database/dialect';
import { FacetReader } from './facetFilters';
import { LearningFilters, LearningFindingStore } from './LearningFindingStore';

/** Values that are looked at: several may be spellings of one failure mode. */
const MOST_VALUES = 1_000;

/** The filters of a facet; it is counted without them. */
const ownFilters: Readonly<
  Record<LearningFacetName, readonly (keyof LearningFilters)[]>
> = {
  failureMode: ['failureMode'],
  layer: ['layer'],
  technology: ['technology'],
  owner: ['owner'],
  severity: ['severity'],
  year: ['from', 'to'],
};

/** The SQL of how many learnings there are for each value of a facet. */
export class FacetStore {
  constructor(private readonly finder: LearningFindingStore) {}

  /** Values of most learnings first, those of equally many by name. */
  async counts(
    tx: Knex,
    facet: LearningFacetName,
    reader: FacetReader,
    filters: LearningFilters,
  ): Promise<FacetValue[]> {
    const finding = await this.finder.finding(tx, reader, filters);
    const found = finding(ownFilters[facet]).select(
      'learning.id',
      'learning.postmortem_id',
      'learning.failure_mode',
      'learning.published_at',
    );
    const valued = this.valued(tx, facet, reader, tx.from(found.as('found')));
    const rows: Row[] = await tx
      .from(valued.as('valued'))
      .whereNotNull('value')
      .groupBy('value')
      .select('value')
      .countDistinct({ total: 'learning_id' })
      .orderBy([{ column: 'total', order: 'desc' }, { column: 'value' }])
      .limit(MOST_VALUES);
    return rows.map(row => ({
      value: String(row.value),
      count: int(row.total),
    }));
  }

  private valued(
    tx: Knex,
    facet: LearningFacetName,
    reader: FacetReader,
    found: Knex.QueryBuilder,
  ): Knex.QueryBuilder {
    const learnings = found.select({ learning_id: 'found.id' });
    switch (facet) {
      case 'failureMode':
        return learnings.select({ value: 'found.failure_mode' });
      case 'year':
        return learnings.select({
          value: tx.raw(
            `substr(${dayOfColumn(tx, 'found.published_at')}, 1, 4)`,
          ),
        });
      default:
        return learnings
          .join(
            this.finder.pairs(tx, facet, reader).as('by'),
            'by.postmortem_id',
            'found.postmortem_id',
          )
          .select({ value: 'by.value' });
    }
  }
}
