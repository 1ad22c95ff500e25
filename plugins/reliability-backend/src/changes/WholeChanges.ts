import { ChangeListQuery, Page } from '@afterword/plugin-reliability-common';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeFinder } from './ChangeFinder';
import { ChangeLinkStore, LinkedKind, StoredLink } from './ChangeLinkStore';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange, StoredRisk } from './ChangeRow';
import { ChangeSight } from './ChangeSight';
import { ChangeStore } from './ChangeStore';
import { NamedByKey } from './NamedByKey';

/** A change review with all that was written under it, as far as its reader may see it. */
export interface WholeChange extends StoredChange {
  /** No action item is named that the reader may not see. */
  readonly ways: readonly Omit<StoredRisk, 'reasons'>[];
  /**
   * What somebody said of deployments and incidents that the reader may see, and the deployments that belong to it because their release has its key
   * in it: elsewhere it has another.
   */
  readonly said: readonly StoredLink[];
}

/** Reads change reviews whole, many at once. */
export class WholeChanges {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
    private readonly risks: ChangeRiskStore,
    private readonly links: ChangeLinkStore,
    private readonly finder: ChangeFinder,
    private readonly sight: ChangeSight,
    private readonly named: NamedByKey,
  ) {}

  /** A page of those that a list has. @throws NotAllowedError for whoever may read no change review */
  async list(
    context: RequestContext,
    query: ChangeListQuery,
  ): Promise<Page<WholeChange>> {
    const { database } = this.platform;
    const { rows, next, total } = await this.store.list(
      database,
      await this.finder.reader(context),
      query,
    );
    const ids = rows.map(({ id }) => id);
    const risks = await this.risks.ofAll(database, ids);
    const links = await this.links.ofAll(database, ids);
    const named = await this.named.of(context, rows, links);
    const sees = {
      actionItem: await this.sight.ofActionItems(context),
      deployment: await this.sight.ofDeployments(context),
      incident: await this.sight.ofIncidents(context),
    };
    const linked = (kind: LinkedKind) =>
      sees[kind](
        database,
        [...links.values()]
          .flat()
          .flatMap(each => (each.kind === kind ? each.id : [])),
      );
    const seen = {
      deployment: await linked('deployment'),
      incident: await linked('incident'),
    };
    const items = await sees.actionItem(
      database,
      [...risks.values()].flat().flatMap(risk => risk.actionItemId ?? []),
    );
    return {
      items: rows.map(({ risks: _, unprepared, ...change }) => ({
        ...change,
        ways: (risks.get(change.id) ?? []).map(
          ({ reasons, actionItemId, ...risk }) => ({
            ...risk,
            actionItemId:
              actionItemId !== null && items.has(actionItemId)
                ? actionItemId
                : null,
          }),
        ),
        said: [
          ...(links.get(change.id) ?? []).filter(({ kind, id }) =>
            seen[kind].has(id),
          ),
          ...(named.get(change.id) ?? []),
        ],
      })),
      page: { next, total },
    };
  }
}
