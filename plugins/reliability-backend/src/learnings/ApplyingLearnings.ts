import {
  ApplicationState,
  NamedLearning,
  PublishedLearning,
} from '@afterword/plugin-reliability-common';
import { scopesAround } from '../platform/catalog/scopesAround';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ApplicationStore } from './asks/ApplicationStore';
import { AskedLearnings } from './asks/AskedLearnings';
import { LearningReading } from './LearningReading';

/** A learning, and what it applies to of what was asked about. */
export interface ApplyingLearning {
  readonly learning: PublishedLearning;
  /** It happened to these, or they were found to be alike. */
  readonly entities: readonly string[];
  /** What was answered by whoever was asked; null: it happened there. */
  readonly state: ApplicationState | null;
  /** Anything that was said with the answer. */
  readonly note: string;
  /** The learning by which it is covered, if one was named that whoever asks may read. */
  readonly coveredBy: NamedLearning | null;
}

/** Learnings that were learned there and are looked at, the latest ones. */
const MOST = 200;
/** Nobody is asked where it happened. */
const learnedThere = { state: null, note: '', coveredBy: null } as const;

/**
 * Which learnings that stand apply to some entities: those that were learned there, and those that the matcher found for them, but for those that their
 * people said do not apply. Whoever asks sees those that they may read.
 */
export class ApplyingLearnings {
  constructor(
    private readonly platform: Platform,
    private readonly store: ApplicationStore,
    private readonly learnings: AskedLearnings,
    private readonly reading: LearningReading,
  ) {}

  /** @param refs - entities that whoever asks may see */
  async to(
    context: RequestContext,
    refs: readonly string[],
  ): Promise<ApplyingLearning[]> {
    const { database } = this.platform;
    const found = new Map<string, ApplyingLearning>();
    const put = (
      learning: PublishedLearning,
      ref: string,
      answer: Pick<ApplyingLearning, 'state' | 'note' | 'coveredBy'>,
    ) => {
      const known = found.get(learning.id);
      const entities = [...new Set([...(known?.entities ?? []), ref])];
      found.set(learning.id, {
        ...(known ?? { learning, ...answer }),
        entities,
      });
    };
    const { items } = await this.reading.list(context, {
      scopes: refs,
      state: ['stands'],
      limit: MOST,
    });
    const entitiesOf = (learning: PublishedLearning) =>
      learning.entities.map(({ ref }) => ref);
    const around = await scopesAround(
      database,
      refs,
      items.flatMap(entitiesOf),
    );
    for (const learning of items) {
      for (const ref of around(entitiesOf(learning))) {
        put(learning, ref, learnedThere);
      }
    }
    const rights = await this.learnings.rights(context);
    const rows = await this.store.matchedTo(database, rights.reader, refs);
    const matched = await this.learnings.byIds(
      database,
      rights,
      rows.map(({ learningId }) => learningId),
    );
    const covering = await this.learnings.named(
      database,
      rights,
      rows.flatMap(({ coveredBy }) => coveredBy ?? []),
    );
    for (const { entity, learningId, note, state, ...row } of rows) {
      const learning = matched.get(learningId);
      const coveredBy = covering.get(row.coveredBy ?? 0) ?? null;
      if (learning) put(learning, entity, { state, note, coveredBy });
    }
    return [...found.values()];
  }
}
