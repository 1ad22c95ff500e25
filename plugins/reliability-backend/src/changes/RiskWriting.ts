import {
  ChangeReview,
  isChangeOpen,
  MAX_CHANGE_RISKS,
  wasMade,
} from '@afterword/plugin-reliability-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import { changesBetween } from '../platform/history/History';
import {
  GatesFailedError,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { everyChange } from './changeFilters';
import { ChangeFinder } from './ChangeFinder';
import { stays } from './changeGates';
import { ChangeReading } from './ChangeReading';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange, StoredRisk } from './ChangeRow';
import { ChangeWriter } from './ChangeWriter';
import { riskInHistory } from './riskInHistory';

/** What every write of a way to fail goes through, whoever writes. */
export class RiskWriting {
  constructor(
    private readonly platform: Platform,
    private readonly risks: ChangeRiskStore,
    private readonly writer: ChangeWriter,
    private readonly reading: ChangeReading,
    private readonly finder: ChangeFinder,
  ) {}

  /**
   * Holds a change and writes under it, in one transaction.
   *
   * @returns the change as whoever writes sees it
   */
  async write(
    context: RequestContext,
    key: string,
    work: (tx: Knex, change: StoredChange) => Promise<void>,
  ): Promise<ChangeReview> {
    const { database, outbox } = this.platform;
    const rights = await this.finder.rightsToChange(context, key);
    await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          await work(tx, await this.finder.findToChange(tx, rights, key));
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    // Whoever hands on what they look after sees what they have done, whatever the policy leaves them then.
    const stored = await this.finder.find(database, everyChange, key);
    return this.reading.present(context, stored, rights);
  }

  /** @throws VersionMoved when it is another by now than whoever writes has seen */
  async toChange(
    tx: Knex,
    context: RequestContext,
    change: StoredChange,
    id: string,
  ): Promise<StoredRisk> {
    const risks = await this.risks.of(tx, change.id);
    const found = risks.find(each => each.id === id);
    demandVersion(context, found);
    if (!isChangeOpen(change.status)) throw stays(change);
    return found;
  }

  /** Notes in the history what was written. */
  async told(
    tx: Knex,
    context: RequestContext,
    change: StoredChange,
    before: StoredRisk | undefined,
    after: StoredRisk | undefined,
  ): Promise<void> {
    await this.writer.wrote(
      tx,
      change,
      changesBetween(riskInHistory(before), riskInHistory(after)),
      {
        actor: actorOf(context.principal),
        action: after?.foreseen === false ? 'surprise' : 'risk',
      },
    );
  }
}

/** @throws NotFoundError for what is not there, VersionMoved for what is another by now */
export function demandVersion(
  context: RequestContext,
  found: StoredRisk | undefined,
): asserts found is StoredRisk {
  if (found === undefined) {
    throw new NotFoundError('There is no such way to fail');
  }
  if (found.version !== requiredVersion(context)) throw new VersionMoved();
}

/** @throws ConflictError where no more is written down of a change */
export function demandRoom(risks: readonly StoredRisk[]): void {
  if (risks.length >= MAX_CHANGE_RISKS) {
    throw new ConflictError(
      `At most ${MAX_CHANGE_RISKS} ways to fail are written down of a change`,
    );
  }
}

/** Whether it was written down before the change was made: it stays as it was, or nobody could tell how well the change was foreseen. */
export function isPrediction(
  change: StoredChange,
  { foreseen }: StoredRisk,
): boolean {
  return foreseen && wasMade(change);
}

export function foretold(): GatesFailedError {
  return new GatesFailedError([
    {
      gate: 'state',
      problem:
        'what was foreseen stays as it was written before the change was made; say what came of it',
    },
  ]);
}
