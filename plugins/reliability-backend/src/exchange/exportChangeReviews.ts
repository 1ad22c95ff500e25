import {
  changeListQuery,
  ChangeReviewRecord,
  instantOrNull,
  SourceKey,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Changes, WholeChange } from '../changes';
import { sourceToShow } from '../platform/access/sourceToShow';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { exportedName } from './exportedName';
import { identityOf } from './records/identity';

/** What change reviews name of other kinds. */
type Named = 'actionItem' | 'deployment' | 'incident';

type NameOf = (key: string) => SourceKey;

/** Change reviews with the ways in which they may fail, what came of them, and what somebody said belongs to them. */
export async function* exportChangeReviews(
  slices: {
    readonly changes: Changes;
    readonly identities: (
      kind: Named,
      keys: readonly string[],
    ) => Promise<NameOf>;
    /** What was written here is exported under our own name. */
    readonly ownSource: string;
  },
  context: RequestContext,
  scope: string | undefined,
): AsyncGenerator<ChangeReviewRecord> {
  const { changes, identities, ownSource } = slices;
  for await (const page of allPages(cursor =>
    changes.whole.list(
      context,
      changeListQuery.parse({ scope, limit: 200, cursor, sort: 'planned' }),
    ),
  )) {
    const linked = (kind: 'deployment' | 'incident') =>
      identities(
        kind,
        page.flatMap(({ said }) =>
          said
            .filter(each => each.kind === kind)
            .map(({ id }) => toKey(kind, id)),
        ),
      );
    const nameOf = {
      actionItem: await identities(
        'actionItem',
        page.flatMap(({ ways }) =>
          ways.flatMap(({ actionItemId }) =>
            actionItemId === null ? [] : toKey('actionItem', actionItemId),
          ),
        ),
      ),
      deployment: await linked('deployment'),
      incident: await linked('incident'),
    };
    for (const change of page) yield changeLine(change, nameOf, ownSource);
  }
}

function changeLine(
  change: WholeChange,
  nameOf: Readonly<Record<Named, NameOf>>,
  ownSource: string,
): ChangeReviewRecord {
  // Every portal numbers them in an order of its own.
  const said = (kind: 'deployment' | 'incident') =>
    change.said
      .filter(each => each.kind === kind)
      .map(({ id, state }) => ({ ...nameOf[kind](toKey(kind, id)), state }))
      .sort((a, b) => (identityOf(a) < identityOf(b) ? -1 : 1));
  const key = toKey('change', change.id);
  return {
    ...change.extra,
    type: 'changeReview',
    ...exportedName({ key, source: sourceToShow(key, change) }, ownSource),
    title: change.title,
    description: change.description,
    entities: [...change.entities],
    plannedFor: toInstant(change.plannedFor),
    until: instantOrNull(change.until),
    owner: change.owner,
    release: change.release,
    url: change.url,
    status: change.status,
    reason: change.reason,
    outcome: change.outcome,
    doneAt: instantOrNull(change.doneAt),
    firstDoneAt: instantOrNull(change.firstDoneAt ?? change.doneAt),
    reopenedAt: instantOrNull(change.reopenedAt),
    risks: change.ways.map(({ id, version, actionItemId, ...risk }) => ({
      ...risk,
      actionItem:
        actionItemId === null
          ? null
          : nameOf.actionItem(toKey('actionItem', actionItemId)),
    })),
    deployments: said('deployment'),
    incidents: said('incident'),
  };
}
