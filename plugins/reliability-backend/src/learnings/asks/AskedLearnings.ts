import {
  fromKey,
  NamedLearning,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { RequestContext } from '../../platform/http/RequestContext';
import { Postmortems } from '../../postmortems';
import { demandOther } from '../demandOther';
import { presentNamed, presentPublished } from '../LearningReading';
import { LearningStore } from '../LearningStore';

/** What a policy leaves whoever reads learnings, and what stands beside answers about them. */
export type LearningRights = Awaited<
  ReturnType<Postmortems['policies']['reading']>
>;

/** Reads the learnings that something is asked about, on behalf of people and services. */
export class AskedLearnings {
  constructor(
    private readonly store: LearningStore,
    private readonly postmortems: Postmortems,
  ) {}

  /** What a policy leaves whoever asks. */
  rights(context: RequestContext): Promise<LearningRights> {
    return this.postmortems.policies.reading(context);
  }

  /** @throws NotFoundError when it is not published, or not for the reader */
  async demand(
    tx: Knex,
    { reader }: LearningRights,
    key: string,
  ): Promise<void> {
    const seen = await this.store.named(tx, reader, 'id', [fromKey(key)]);
    if (seen.length === 0) throw new NotFoundError(`There is no ${key}`);
  }

  /** Those of some learnings that the reader may see, by their numbers, as others name them. */
  async named(
    tx: Knex,
    { reader }: LearningRights,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, NamedLearning>> {
    const rows = await this.store.namedAll(tx, reader, [...new Set(ids)]);
    return new Map(rows.map(row => [row.id, presentNamed(row)]));
  }

  /** @throws FieldError when the one by which a learning is said to be covered is itself, none for the reader, or none that stands */
  demandCovering(
    tx: Knex,
    { reader }: LearningRights,
    key: string,
    by: number,
  ): Promise<void> {
    const other = { id: by, field: 'coveredBy' };
    return demandOther(tx, this.store, reader, fromKey(key), other);
  }

  /** Those of some learnings that the reader may see. */
  async byIds(
    tx: Knex,
    rights: LearningRights,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, PublishedLearning>> {
    const { reading } = this.postmortems;
    // No action item stands beside a learning.
    const ofLearnings = { ...rights, actionItems: { allowed: false } } as const;
    const rows = await this.store.published(
      tx,
      rights.reader,
      [...new Set(ids)],
      reading.beside(ofLearnings),
    );
    const entities = await reading.entitiesBeside(
      rows.map(({ beside }) => beside),
      ofLearnings,
    );
    return new Map(
      rows.map((row, index) => [
        row.learning.id,
        presentPublished(row, entities[index]),
      ]),
    );
  }
}
