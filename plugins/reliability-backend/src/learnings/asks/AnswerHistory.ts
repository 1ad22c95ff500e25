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

/** Reads every answer to a question, on behalf of people and services: who may read the question may, but for action items that they may not see. */
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
          entries.items.flatMap(entry => itemsIn(entry)),
          { principal, criteria: actionItems.criteria },
        )
      : new Set<number>();
    return {
      ...entries,
      items: entries.items.map(entry => {
        const { actionItem, ...changes } = entry.changes;
        return itemsIn(entry).every(id => seen.has(id))
          ? entry
          : { ...entry, changes };
      }),
    };
  }
}

/** The action items that an entry names. */
function itemsIn({ changes: { actionItem } }: HistoryEntry): number[] {
  return Array.isArray(actionItem)
    ? actionItem.flatMap(key => (typeof key === 'string' ? fromKey(key) : []))
    : [];
}
