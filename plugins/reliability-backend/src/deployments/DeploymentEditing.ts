import {
  Deployment,
  deploymentCreatePermission,
  DeploymentInput,
  DeploymentPatch,
  lineInEnglish,
  said,
  toMillis,
  wrongDeploymentTime,
} from '@afterword/plugin-reliability-common';
import { inTransaction } from '../platform/database/inTransaction';
import {
  FieldError,
  noLongerReadable,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { DeploymentPolicies } from './DeploymentPolicies';
import { DeploymentReading } from './DeploymentReading';
import { DeploymentFields } from './DeploymentRow';
import { DeploymentStore } from './DeploymentStore';
import { DeploymentWriter } from './DeploymentWriter';

/** Takes word of deployments, and corrects them, on behalf of people and services. */
export class DeploymentEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: DeploymentStore,
    private readonly writer: DeploymentWriter,
    private readonly reading: DeploymentReading,
    private readonly policies: DeploymentPolicies,
  ) {}

  async create(
    context: RequestContext,
    input: DeploymentInput,
  ): Promise<Deployment> {
    const { authorizer, catalog, clock, database, idempotency, outbox } =
      this.platform;
    await authorizer.demand(context, deploymentCreatePermission);
    await catalog.ensure([input.entity]);
    const creator = await this.policies.creating(context);
    const actor = actorOf(context.principal);
    const { stored, rights } = await inTransaction(database, async tx => {
      const now = clock();
      const given = {
        ...fieldsOf(input),
        source: null,
        externalId: null,
        recordHash: null,
        extra: null,
        createdAt: now,
        updatedAt: now,
        createdBy: actor,
      };
      demandTimes(given, now);
      const { id, isRepeated } = await idempotency.once(
        tx,
        context,
        'createDeployment',
        input,
        now,
        () =>
          this.writer.create(tx, {
            given,
            record: { actor, action: 'created' },
          }),
      );
      const mine = isRepeated ? creator.repeated() : creator.created;
      const [deployment] = await this.store.get(tx, [id], mine.criteria);
      if (deployment === undefined) throw noLongerReadable();
      return { stored: deployment, rights: mine };
    });
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }

  async update(
    context: RequestContext,
    key: string,
    patch: DeploymentPatch,
  ): Promise<Deployment> {
    const { catalog, clock, database, outbox } = this.platform;
    if (patch.entity) await catalog.ensure([patch.entity]);
    const rights = await this.policies.changing(context);
    const stored = await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const { id } = await this.reading.find(tx, rights.criteria, key);
          await this.store.hold(tx, [id]);
          const before = await this.reading.findToChange(tx, rights, key);
          if (before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          const given = { ...before, ...fieldsOf(patch) };
          demandTimes(given, clock());
          const record = {
            actor: actorOf(context.principal),
            action: 'changed',
          };
          return this.writer.update(tx, before, given, record);
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.presentOne(stored, rights);
  }
}

type Named = Pick<
  DeploymentFields,
  | 'entity'
  | 'environment'
  | 'status'
  | 'rolledBack'
  | 'startedAt'
  | 'finishedAt'
  | 'release'
  | 'url'
>;

function fieldsOf(named: DeploymentInput): Named;
function fieldsOf(named: DeploymentPatch): Partial<Named>;
function fieldsOf({
  started,
  finished,
  ...named
}: DeploymentPatch): Partial<Named> {
  return {
    ...named,
    ...(started !== undefined && {
      startedAt: started === null ? null : toMillis(started),
    }),
    ...(finished !== undefined && { finishedAt: toMillis(finished) }),
  };
}

/** @throws FieldError when it would have finished before it began, or in the future */
function demandTimes(
  times: Pick<DeploymentFields, 'startedAt' | 'finishedAt'>,
  now: number,
): void {
  const wrong = wrongDeploymentTime(times, now);
  if (wrong) {
    const { field, code } = wrong;
    throw new FieldError(`body.${field}`, lineInEnglish(said(code)));
  }
}
