import {
  ChangeCause,
  ChangeLink,
  fromKey,
  incidentUpdatePermission,
  mayHaveCaused,
  ProposalRuleName,
  ProposalRules,
  toInstant,
  toKey,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents, StoredIncident } from '../incidents';
import { leftBy, notAllowedOn } from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeCauses, StandingCause } from './ChangeCauses';
import { StoredWord } from './ChangeFailureStore';
import { CauseRights, DeploymentPolicies } from './DeploymentPolicies';
import { presentBeside, StoredDeployment } from './DeploymentRow';
import { DeploymentStore } from './DeploymentStore';
import { ProposalStore, theseIncidents } from './ProposalStore';

/** Tells what caused incidents, and what rules propose, on behalf of people and services. */
export class ChangeCauseReading {
  constructor(
    private readonly platform: Platform,
    private readonly causes: ChangeCauses,
    private readonly deployments: DeploymentStore,
    private readonly proposals: ProposalStore,
    private readonly incidents: Incidents,
    private readonly policies: DeploymentPolicies,
    private readonly rules: ProposalRules,
  ) {}

  async get(context: RequestContext, key: string): Promise<ChangeCause> {
    const rights = await this.policies.asking(context);
    const { database } = this.platform;
    const incident = await this.find(database, rights, key);
    return this.present(incident, rights);
  }

  /**
   * The incident that is asked about.
   *
   * @throws NotFoundError when there is none, or the reader may not see it
   */
  async find(
    tx: Knex,
    { reader }: CauseRights,
    key: string,
  ): Promise<StoredIncident> {
    const ids = [fromKey(key)];
    const [incident] = await this.incidents.store.get(tx, ids, reader);
    if (incident === undefined) throw new NotFoundError(`There is no ${key}`);
    return incident;
  }

  /**
   * The same for an answer.
   *
   * @throws NotFoundError, and NotAllowedError when the caller may see it and not change it
   */
  async findToAnswer(
    tx: Knex,
    rights: CauseRights,
    key: string,
  ): Promise<StoredIncident> {
    const incident = await this.find(tx, rights, key);
    if (!(await this.isEditable(tx, incident.id, rights))) {
      throw notAllowedOn(incidentUpdatePermission, key);
    }
    return incident;
  }

  /** Those of some deployments that the caller may see, by id. */
  async seen(
    tx: Knex,
    ids: readonly number[],
    { deployments }: CauseRights,
  ): Promise<ReadonlyMap<number, StoredDeployment>> {
    if (!deployments.allowed || ids.length === 0) return new Map();
    const { criteria } = deployments;
    const stored = await this.deployments.get(tx, ids, criteria);
    return new Map(stored.map(each => [each.id, each]));
  }

  async present(
    incident: Pick<StoredIncident, 'id' | 'mergedInto' | 'anchorAt' | 'kind'>,
    rights: CauseRights,
  ): Promise<ChangeCause> {
    const { database } = this.platform;
    const cause = await this.causes.of(database, incident.id);
    const proposed = await this.proposedFor(database, incident.id);
    const isEditable =
      incident.mergedInto === null &&
      (await this.isEditable(database, incident.id, rights));
    const ids = new Set([...cause.words.keys(), ...proposed.keys()]);
    const seen = await this.seen(database, [...ids], rights);
    const standing = await this.standing(incident, rights);
    const links = await this.links(standing, seen, cause, proposed);
    const inState = (state: StoredWord['state']) =>
      links
        .filter(([id]) => (cause.words.get(id)?.state ?? 'proposed') === state)
        .map(([, link]) => link);
    const { notCaused } = cause;
    return {
      incident: toKey('incident', incident.id),
      version: cause.version,
      answer: cause.answer,
      answered: notCaused && {
        by: notCaused.by,
        at: toInstant(notCaused.saidAt ?? 0),
      },
      deployments: inState('confirmed'),
      proposals: inState('proposed'),
      withdrawn: inState('withdrawn'),
      editable: isEditable,
    };
  }

  /** What is said of an incident counts for what it was merged into, of which whoever may not see it is told nothing. */
  private async standing(
    incident: Pick<StoredIncident, 'mergedInto' | 'anchorAt' | 'kind'>,
    { reader }: CauseRights,
  ): Promise<Pick<StoredIncident, 'anchorAt' | 'kind'>> {
    if (incident.mergedInto === null) return incident;
    const [target = incident] = await this.incidents.store.get(
      this.platform.database,
      [incident.mergedInto],
      reader,
    );
    return target;
  }

  private async links(
    incident: Pick<StoredIncident, 'anchorAt' | 'kind'>,
    seen: ReadonlyMap<number, StoredDeployment>,
    { words }: StandingCause,
    proposed: ReadonlyMap<number, ChangeLink['rule']>,
  ): Promise<(readonly [number, ChangeLink])[]> {
    const { catalog, database } = this.platform;
    const latestFirst = [...seen.values()].sort(
      (a, b) => b.finishedAt - a.finishedAt || b.id - a.id,
    );
    const known = await catalog.known(
      database,
      latestFirst.map(({ entity }) => entity),
    );
    return latestFirst.map(deployment => [
      deployment.id,
      {
        deployment: presentBeside(deployment, known),
        possible: mayHaveCaused(deployment, incident),
        said: presentWord(words.get(deployment.id)),
        rule: proposed.get(deployment.id) ?? null,
      },
    ]);
  }

  /** What the rules that are on propose. */
  private async proposedFor(
    tx: Knex,
    incidentId: number,
  ): Promise<ReadonlyMap<number, ChangeLink['rule']>> {
    const proposed = new Map<number, ChangeLink['rule']>();
    for (const [name, rule] of Object.entries(this.rules)) {
      const pairs = await this.proposals[name as ProposalRuleName](
        tx,
        theseIncidents(tx, [incidentId]),
        rule.withinHours,
      );
      for (const { deploymentId } of pairs) {
        proposed.set(deploymentId, {
          name: name as ProposalRuleName,
          withinHours: rule.withinHours,
        });
      }
    }
    return proposed;
  }

  private async isEditable(
    tx: Knex,
    id: number,
    { update }: CauseRights,
  ): Promise<boolean> {
    const left = await leftBy(update, [id], criteria =>
      this.incidents.store.meeting(tx, [id], criteria),
    );
    return left.has(id);
  }
}

function presentWord(word: StoredWord | undefined): ChangeLink['said'] {
  if (word === undefined) return null;
  const { origin, by, saidAt } = word;
  return { origin, by, at: toInstant(saidAt) };
}
