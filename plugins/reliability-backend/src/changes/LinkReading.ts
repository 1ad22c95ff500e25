import {
  ChangeDeployment,
  ChangeIncident,
  ChangeLinks,
  changeWindows,
  deploymentLink,
  DeploymentSummary,
  foreseenAs,
  incidentLink,
  IncidentSummary,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { orNobody } from '../platform/access/orNobody';
import { decidedOnce, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeLinkStore, StoredLink } from './ChangeLinkStore';
import { ChangeReading } from './ChangeReading';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange } from './ChangeRow';

/** Deployments and incidents of one entity that are looked at, the latest ones. */
const MOST_OF_ONE = 50;

/**
 * Reads what belongs to a change, on behalf of people and services: what somebody said, what follows from releases and from what caused an
 * incident, and what is proposed. Each reader sees of it what they may read; nothing that is proposed is stored.
 */
export class LinkReading {
  constructor(
    private readonly platform: Platform,
    private readonly links: ChangeLinkStore,
    private readonly risks: ChangeRiskStore,
    private readonly reading: ChangeReading,
    private readonly slices: {
      readonly deployments: Deployments;
      readonly incidents: Incidents;
    },
  ) {}

  async get(context: RequestContext, key: string): Promise<ChangeLinks> {
    const { database } = this.platform;
    const rights = await this.reading.rights(context);
    const change = await this.reading.find(database, rights, key);
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
    const found = new Map<string, DeploymentSummary>();
    for (const scope of change.entities) {
      const page = await reading
        .list(context, {
          scope,
          from: toInstant(Math.max(0, from)),
          to: toInstant(until),
          sort: '-finished',
          limit: MOST_OF_ONE,
        })
        .catch(orNobody);
      for (const each of page?.items ?? []) found.set(each.key, each);
    }
    const words = wordsOn(said, 'deployment');
    for (const key of words.keys()) {
      if (found.has(key)) continue;
      const { items: [named] = [] } =
        (await reading
          .list(context, { q: key, sort: '-finished', limit: 1 })
          .catch(orNobody)) ?? {};
      if (named) found.set(key, named);
    }
    const about = { key: toKey('change', change.id), release: change.release };
    return [...found.values()]
      .map(each => ({
        ...deploymentLink(each, about, words.get(each.key)),
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
    const found = new Map<string, IncidentSummary>();
    for (const scope of change.entities) {
      const page = await reading
        .list(context, {
          scope,
          kind: ['incident', 'nearMiss'],
          from: toInstant(from),
          to: toInstant(until),
          sort: '-anchor',
          limit: MOST_OF_ONE,
        })
        .catch(orNobody);
      for (const each of page?.items ?? []) found.set(each.key, each);
    }
    const words = wordsOn(said, 'incident');
    const causes = causesOf(deployments);
    for (const key of [...words.keys(), ...causes.keys()]) {
      if (found.has(key)) continue;
      const { items: [named] = [] } =
        (await reading
          .list(context, { q: key, sort: '-anchor', limit: 1 })
          .catch(orNobody)) ?? {};
      if (named) found.set(key, named);
    }
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
