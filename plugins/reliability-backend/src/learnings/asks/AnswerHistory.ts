import {
  fromKey,
  HistoryEntry,
  Page,
} from '@afterword/plugin-reliability-common';
import { ActionItems } from '../../actionItems';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { ApplicationStore, AskedOf } from './ApplicationStore';
import { AskedLearnings } from './AskedLearnings';
import { AskReading, notAsked } from './AskReading';

/** Reads every answer to a question, on behalf of people and services: who may read the question may, but for action items and other learnings that they may not see. */
export class AnswerHistory {
  constructor(
    private readonly platform: Platform,
    private readonly store: ApplicationStore,
    private readonly learnings: AskedLearnings,
    private readonly reading: AskReading,
    private readonly actionItems: ActionItems,
  ) {}

  /** @throws NotFoundError when it is not asked, or the reader may not see it */
  async of(
    context: RequestContext,
    of: AskedOf,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const rights = await this.learnings.rights(context);
    await this.reading.demandEntity(context, of.entity);
    const stored = await this.store.get(database, rights.reader, of, {
      held: false,
    });
    if (stored === undefined) throw notAsked(of.entity);
    const { principal } = rights.reader;
    const entries = await history.list(
      database,
      { kind: 'learningApplication', id: stored.id },
      principal,
      page,
    );
    const { actionItems } = rights;
    const seen = actionItems.allowed
      ? await this.actionItems.store.seen(
          database,
          entries.items.flatMap(({ changes }) => idsIn(changes.actionItem)),
          { principal, criteria: actionItems.criteria },
        )
      : new Set<number>();
    const covering = await this.learnings.named(
      database,
      rights,
      entries.items.flatMap(({ changes }) => idsIn(changes.coveredBy)),
    );
    return {
      ...entries,
      items: entries.items.map(entry => {
        const { actionItem, coveredBy, ...changes } = entry.changes;
        const told = {
          ...(idsIn(actionItem).every(id => seen.has(id)) && { actionItem }),
          ...(idsIn(coveredBy).every(id => covering.has(id)) && { coveredBy }),
        };
        return { ...entry, changes: { ...changes, ...told } };
      }),
    };
  }
}

/** What a change names by keys, before it and since. */
function idsIn(change: unknown): number[] {
  return Array.isArray(change)
    ? change.flatMap(key => (typeof key === 'string' ? fromKey(key) : []))
    : [];
}
