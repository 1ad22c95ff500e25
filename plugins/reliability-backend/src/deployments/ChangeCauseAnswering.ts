import {
  ChangeCause,
  ChangeCauseInput,
  ChangeFailureState,
  fromKey,
  stepsOfAnswer,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents, StoredIncident } from '../incidents';
import { inTransaction } from '../platform/database/inTransaction';
import { FieldError, orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeCauseReading } from './ChangeCauseReading';
import { ChangeCauses, StandingCause, statesOf } from './ChangeCauses';
import { CauseToSay, ChangeCauseWriter } from './ChangeCauseWriter';
import { CauseRights, DeploymentPolicies } from './DeploymentPolicies';
import { DeploymentStore } from './DeploymentStore';

/** What the history calls what was said. */
const actions = {
  proposed: 'change proposed',
  confirmed: 'change confirmed',
  withdrawn: 'change withdrawn',
  linked: 'change confirmed',
  notChangeCaused: 'not change-caused',
  unanswered: 'change cause reopened',
} as const;

/** Says what caused an incident, on behalf of people and services. Rules only propose; somebody says. */
export class ChangeCauseAnswering {
  constructor(
    private readonly platform: Platform,
    private readonly causes: ChangeCauses,
    private readonly deployments: DeploymentStore,
    private readonly writer: ChangeCauseWriter,
    private readonly reading: ChangeCauseReading,
    private readonly incidents: Incidents,
    private readonly policies: DeploymentPolicies,
  ) {}

  /** Answers the whole question. */
  async answer(
    context: RequestContext,
    key: string,
    input: ChangeCauseInput,
  ): Promise<ChangeCause> {
    const { answer } = input;
    const keys = answer === 'linked' ? input.deployments : [];
    return this.write(
      context,
      key,
      actions[answer],
      async (tx, cause, rights) => {
        const ids = keys.map(fromKey);
        const seen = await this.holdSeen(tx, ids, rights);
        const unseen = keys.flatMap((each, index) =>
          seen.has(ids[index])
            ? []
            : {
                field: `body.deployments.${index}`,
                problem: `does not exist: there is no ${each}`,
              },
        );
        if (unseen.length > 0) throw new FieldError(unseen);
        return {
          steps: stepsOfAnswer(answer, statesOf(cause), ids),
          notCaused: answer === 'notChangeCaused',
        };
      },
    );
  }

  /** Says something of one deployment. */
  async say(
    context: RequestContext,
    key: string,
    deployment: string,
    state: ChangeFailureState,
  ): Promise<ChangeCause> {
    return this.write(
      context,
      key,
      actions[state],
      async (tx, cause, rights) => {
        const id = fromKey(deployment);
        if (!(await this.holdSeen(tx, [id], rights)).has(id)) {
          throw new NotFoundError(`There is no ${deployment}`);
        }
        const word = cause.words.get(id);
        const isSaid = word?.origin === 'human' && word.state === state;
        return { steps: new Map(isSaid ? [] : [[id, state]]) };
      },
    );
  }

  private async write(
    context: RequestContext,
    key: string,
    action: string,
    decide: (
      tx: Knex,
      cause: StandingCause,
      rights: CauseRights,
    ) => Promise<CauseToSay>,
  ): Promise<ChangeCause> {
    const { database, outbox } = this.platform;
    const rights = await this.policies.answering(context);
    const record = { actor: actorOf(context.principal), action };
    const incident = await orStale(
      `What caused ${key}`,
      () =>
        inTransaction(database, async tx => {
          await this.incidents.store.hold(tx, [fromKey(key)]);
          const found = await this.reading.findToAnswer(tx, rights, key);
          demandStanding(found);
          const cause = await this.causes.of(tx, found.id);
          if (cause.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          await this.writer.say(
            tx,
            found,
            await decide(tx, cause, rights),
            record,
          );
          return found;
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.present(incident, rights);
  }

  /** Deployments are held after the incident, and read then: what figures know of them is written with the answer. */
  private async holdSeen(
    tx: Knex,
    ids: readonly number[],
    rights: CauseRights,
  ) {
    await this.deployments.hold(tx, ids);
    return this.reading.seen(tx, ids, rights);
  }
}

/** @throws ConflictError when what is asked about was merged into another: that one is answered then */
function demandStanding({ id, mergedInto }: StoredIncident): void {
  if (mergedInto === null) return;
  throw new ConflictError(
    `${toKey(
      'incident',
      id,
    )} is merged into another incident; say there what caused it`,
  );
}
