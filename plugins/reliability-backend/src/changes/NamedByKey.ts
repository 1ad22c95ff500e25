import {
  changeWindows,
  deploymentListQuery,
  DeploymentSummary,
  fromKey,
  isReleaseOf,
  keyPrefixes,
  MAX_CHANGE_LINKS,
  toInstant,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Deployments } from '../deployments';
import { orNobody } from '../platform/access/orNobody';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { calledBy } from './calledBy';
import { StoredLink } from './ChangeLinkStore';
import { StoredChange } from './ChangeRow';

/** Finds deployments that belong to changes by themselves, since their release has the key of a change in it. Elsewhere the change has another key. */
export class NamedByKey {
  constructor(private readonly deployments: Deployments) {}

  /** As far as their reader may see them, as if somebody had said so; by the ids of the changes. */
  async of(
    context: RequestContext,
    changes: readonly StoredChange[],
    said: ReadonlyMap<number, readonly StoredLink[]>,
  ): Promise<ReadonlyMap<number, StoredLink[]>> {
    const found = new Map<number, StoredLink[]>();
    if (changes.length === 0) return found;
    const named = await this.namingAny(context, changes);
    for (const change of changes) {
      const links = said.get(change.id) ?? [];
      const isSaid = new Set(
        links.flatMap(({ kind, id }) => (kind === 'deployment' ? id : [])),
      );
      const ids = named
        .filter(each => isNamedBy(each, change))
        .map(({ key }) => fromKey(key))
        .filter(id => !isSaid.has(id));
      const mine = await this.inScope(context, change, ids);
      found.set(
        change.id,
        mine
          .slice(0, MAX_CHANGE_LINKS - links.length)
          .map(id => ({ kind: 'deployment', id, state: 'linked' })),
      );
    }
    return found;
  }

  /** Deployments of the time of some changes whose release may have the key of any of them in it. */
  private async namingAny(
    context: RequestContext,
    changes: readonly StoredChange[],
  ): Promise<DeploymentSummary[]> {
    const windows = changes.map(change => changeWindows(change).deployments);
    const from = Math.max(0, Math.min(...windows.map(window => window.from)));
    const query = {
      ...deploymentListQuery.parse({
        q: keyPrefixes.change,
        sort: 'finished',
        limit: 200,
      }),
      // A day after the last that a request can name, perhaps.
      from: toInstant(from),
      to: toInstant(Math.max(...windows.map(({ until }) => until))),
    };
    const found: DeploymentSummary[] = [];
    for await (const items of allPages(cursor =>
      this.deployments.reading
        .list(context, { ...query, cursor })
        .catch(error => orNobody(error) ?? { items: [], page: {} }),
    )) {
      found.push(...items);
    }
    return found;
  }

  /** A system's are those of its components. */
  private async inScope(
    context: RequestContext,
    { entities }: StoredChange,
    ids: readonly number[],
  ): Promise<number[]> {
    if (ids.length === 0) return [];
    const page = await this.deployments.reading
      .list(context, {
        ...deploymentListQuery.parse({ sort: 'finished', limit: 200 }),
        scopes: entities,
        ids,
      })
      .catch(orNobody);
    return (page?.items ?? []).map(({ key }) => fromKey(key));
  }
}

/** Whether a change that is called by nothing but its key has a deployment. */
function isNamedBy(
  { createdAt, finished, release }: DeploymentSummary,
  change: StoredChange,
): boolean {
  const { from, until } = changeWindows(change).deployments;
  const at = toMillis(finished);
  const { key } = calledBy(change, { createdAt: toMillis(createdAt) });
  return (
    at >= from && at < until && isReleaseOf(release, { key, release: null })
  );
}
