import { HistoryEntry, Page } from '@afterword/plugin-reliability-common';
import { ActionItems } from '../../actionItems';
import { namedIn, withoutHidden } from '../../platform/history/namedIn';
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
    const items = actionItems.allowed
      ? await this.actionItems.store.seen(
          database,
          namedIn(entries.items, 'actionItem'),
          { principal, criteria: actionItems.criteria },
        )
      : new Set<number>();
    const covering = await this.learnings.named(
      database,
      rights,
      namedIn(entries.items, 'coveredBy'),
    );
    return {
      ...entries,
      items: withoutHidden(entries.items, {
        actionItem: items,
        coveredBy: covering,
      }),
    };
  }
}
