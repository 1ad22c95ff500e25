import {
  ChangeDeployment,
  ChangeIncident,
  ChangeLinks,
  changeWindows,
  deploymentLink,
  DeploymentSummary,
  foreseenAs,
  fromKey,
  incidentLink,
  IncidentListQuery,
  toInstant,
  toKey,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { orNobody } from '../platform/access/orNobody';
import { ListedBeside } from '../platform/catalog/ListedBeside';
import { decidedOnce, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { calledBy } from './calledBy';
import { ChangeFinder } from './ChangeFinder';
import { ChangeLinkStore, StoredLink } from './ChangeLinkStore';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange } from './ChangeRow';

/** Deployments, and incidents, that are looked at, the latest ones; more than somebody can have said of one change ({@link MAX_CHANGE_LINKS}). */
const MOST = 200;

/**
 * Reads what belongs to a change, on behalf of people and services: what somebody said, what follows from releases and from what caused an
 * incident, and what is proposed. Each reader sees of it what they may read; nothing that is proposed is stored.
 */
export class LinkReading {
  constructor(
    private readonly platform: Platform,
    private readonly links: ChangeLinkStore,
    private readonly risks: ChangeRiskStore,
    private readonly finder: ChangeFinder,
    private readonly slices: {
      readonly deployments: Deployments;
      readonly incidents: Incidents;
    },
  ) {}

  async get(context: RequestContext, key: string): Promise<ChangeLinks> {
    const { database } = this.platform;
    const reader = await this.finder.reader(context, key);
    const change = await this.finder.find(database, reader, key);
    const asked = decidedOnce(context);
    const said = await this.links.of(database, change.id);
    const deployments = await this.deployments(asked, change, said);
    return {
      version: change.version,
      deployments: deployments.map(({ failures, ...each }) => each),
      incidents: await this.incidents(asked, change, said, deployments),
    };
  }

  private async deployments(
    context: RequestContext,
    change: StoredChange,
    said: readonly StoredLink[],
  ): Promise<(ChangeDeployment & Pick<DeploymentSummary, 'failures'>)[]> {
    const { from, until } = changeWindows(change).deployments;
    const { reading } = this.slices.deployments;
    const words = wordsOn(said, 'deployment');
    const read = (narrowed: ListedBeside & { from?: string; to?: string }) =>
      reading
        .list(context, { ...narrowed, sort: '-finished', limit: MOST })
        .catch(orNobody);
    const pages = [
      await read({
        scopes: change.entities,
        from: toInstant(Math.max(0, from)),
        to: toInstant(until),
      }),
      words.size > 0 ? await read({ ids: idsOf(words.keys()) }) : undefined,
    ];
    const found = new Map(
      pages.flatMap(page => page?.items ?? []).map(each => [each.key, each]),
    );
    return [...found.values()]
      .map(each => ({
        ...deploymentLink(
          each,
          calledBy(change, { createdAt: toMillis(each.createdAt) }),
          words.get(each.key),
        ),
        key: each.key,
        entity: each.entity,
        environment: each.environment,
        release: each.release,
        status: each.status,
        rolledBack: each.rolledBack,
        finished: each.finished,
        failures: each.failures,
      }))
      .sort((a, b) => b.finished.localeCompare(a.finished));
  }

  private async incidents(
    context: RequestContext,
    change: StoredChange,
    said: readonly StoredLink[],
    deployments: readonly (ChangeDeployment &
      Pick<DeploymentSummary, 'failures'>)[],
  ): Promise<ChangeIncident[]> {
    const { database } = this.platform;
    const { failureModes, reading } = this.slices.incidents;
    const { from, until } = changeWindows(change).incidents;
    const words = wordsOn(said, 'incident');
    const causes = causesOf(deployments);
    const named = idsOf([...words.keys(), ...causes.keys()]);
    const read = (narrowed: ListedBeside & Partial<IncidentListQuery>) =>
      reading
        .list(context, { ...narrowed, sort: '-anchor', limit: MOST })
        .catch(orNobody);
    const pages = [
      await read({
        scopes: change.entities,
        kind: ['incident', 'nearMiss'],
        from: toInstant(from),
        to: toInstant(until),
      }),
      named.length > 0 ? await read({ ids: named }) : undefined,
    ];
    const found = new Map(
      pages.flatMap(page => page?.items ?? []).map(each => [each.key, each]),
    );
    const risks = await this.risks.of(database, change.id);
    const modes = await failureModes.store.all(database);
    return [...found.values()]
      .map(each => {
        const causedBy = causes.get(each.key) ?? [];
        const { impactStarted, detected, declared } = each.times;
        return {
          ...incidentLink(causedBy, words.get(each.key)),
          key: each.key,
          title: each.title,
          severity: each.severity,
          status: each.status,
          failureMode: each.failureMode,
          at: (impactStarted ?? detected ?? declared)?.at ?? null,
          causedBy,
          foreseenAs: foreseenAs(each.failureMode, risks, modes),
        };
      })
      .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  }
}

function idsOf(keys: Iterable<string>): number[] {
  return [...new Set([...keys].map(fromKey))];
}

/** What was said of things of one kind, by their keys. */
function wordsOn(
  said: readonly StoredLink[],
  kind: StoredLink['kind'],
): ReadonlyMap<string, StoredLink['state']> {
  return new Map(
    said
      .filter(each => each.kind === kind)
      .map(({ id, state }) => [toKey(kind, id), state]),
  );
}

/** Which deployments of the change caused what, as somebody confirmed. */
function causesOf(
  deployments: readonly (ChangeDeployment &
    Pick<DeploymentSummary, 'failures'>)[],
): ReadonlyMap<string, string[]> {
  const causes = new Map<string, string[]>();
  for (const { failures, key, state } of deployments) {
    if (state !== 'linked') continue;
    for (const failure of failures) {
      causes.set(failure.key, [...(causes.get(failure.key) ?? []), key]);
    }
  }
  return causes;
}
