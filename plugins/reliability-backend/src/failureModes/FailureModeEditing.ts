import {
  FailureMode,
  failureModeAdministerPermission,
  FailureModeInput,
  FailureModes,
  HistoryEntry,
  MAX_FAILURE_MODES,
  Page,
  replacesItself,
  wordsOfOthers,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import { FieldError, orStale, VersionMoved } from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { FailureModeStore } from './FailureModeStore';

/** Shows the words for how things fail to everybody, and changes them for those who may. */
export class FailureModeEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: FailureModeStore,
  ) {}

  async list(context: RequestContext): Promise<FailureModes> {
    const { authorizer, database } = this.platform;
    const [items, [editable]] = await Promise.all([
      this.store.all(database),
      authorizer.allows(context, [failureModeAdministerPermission]),
    ]);
    return { items, editable };
  }

  /**
   * @throws FieldError when another mode has one of its words, or what is to replace it does not
   * @throws ConflictError when there are too many
   */
  async put(
    context: RequestContext,
    id: string,
    input: FailureModeInput,
  ): Promise<FailureMode> {
    const { authorizer, database } = this.platform;
    await authorizer.demand(context, failureModeAdministerPermission);
    const based = requiredVersion(context);
    return orStale(
      id,
      () =>
        inTransaction(database, async tx => {
          await this.store.hold(tx);
          const modes = await this.store.all(tx);
          const before = modes.find(mode => mode.id === id);
          if ((before?.version ?? 0) !== based) throw new VersionMoved();
          const mode = { id, ...input, version: based + 1 };
          demandSound(mode, modes);
          await this.write(tx, context, before, mode);
          return mode;
        }),
      async () =>
        (await this.store.all(database)).find(mode => mode.id === id) ?? null,
    );
  }

  /** @throws NotFoundError when nobody has changed it */
  async history(
    context: RequestContext,
    id: string,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<HistoryEntry>> {
    const { database, history } = this.platform;
    const number = await this.store.numberOf(database, id);
    if (number === undefined) {
      throw new NotFoundError(`Nobody has changed ${id}`);
    }
    return history.list(
      database,
      { kind: 'failureMode', id: number },
      context.principal,
      page,
    );
  }

  private async write(
    tx: Knex,
    { principal }: RequestContext,
    before: FailureMode | undefined,
    mode: FailureMode,
  ): Promise<void> {
    const { clock, history } = this.platform;
    const number = await this.store.put(tx, mode);
    const { id, version, ...said } = mode;
    await history.append(tx, {
      kind: 'failureMode',
      id: number,
      version,
      at: clock(),
      actor: actorOf(principal),
      action: before === undefined ? 'created' : 'updated',
      changes: before === undefined ? {} : changesBetween(before, said),
      confidentialId: null,
    });
  }
}

function demandSound(mode: FailureMode, modes: readonly FailureMode[]): void {
  const isNew = !modes.some(({ id }) => id === mode.id);
  if (isNew && modes.length >= MAX_FAILURE_MODES) {
    throw new ConflictError(
      `There are ${MAX_FAILURE_MODES} failure modes already; give one of them another word`,
    );
  }
  const problems = wordsOfOthers(mode, modes).map(({ word, of }) => ({
    field:
      word === mode.name || word === mode.id ? 'body.name' : 'body.aliases',
    problem: `“${word}” is a word for ${of} already`,
  }));
  const { replacedBy, retired } = mode;
  const replacing = (problem: string) => ({
    field: 'body.replacedBy',
    problem,
  });
  if (replacedBy !== null) {
    if (!retired) problems.push(replacing('is for a mode that is retired'));
    if (!modes.some(({ id }) => id === replacedBy)) {
      problems.push(replacing('is no failure mode'));
    }
    if (replacesItself(mode, modes)) {
      problems.push(replacing('is replaced by this one itself'));
    }
  }
  if (problems.length > 0) throw new FieldError(problems);
}
