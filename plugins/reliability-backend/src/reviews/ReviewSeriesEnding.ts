import {
  ReviewSeries,
  ReviewSeriesTransition,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
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
import { recordSeries } from './recordSeries';
import { ReviewReading } from './ReviewReading';
import { settingOf, StoredSeries } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewStore } from './ReviewStore';
import { ReviewWriter } from './ReviewWriter';

/** Ends series of reviews, and takes them up again, on behalf of people and services. */
export class ReviewSeriesEnding {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly series: ReviewSeriesStore,
    private readonly writer: ReviewWriter,
    private readonly reading: ReviewReading,
    private readonly sight: ReviewSight,
  ) {}

  /**
   * Ends a series: the review that is planned is cancelled for the same reason, one that is live goes on, and none is planned after it. Or takes
   * it up again: the next review of its rhythm is planned.
   */
  async transition(
    context: RequestContext,
    id: number,
    { to, reason }: ReviewSeriesTransition,
  ): Promise<ReviewSeries> {
    const { clock, database, history, outbox } = this.platform;
    const rights = await this.sight.rightsToChange(context);
    const actor = actorOf(context.principal);
    const stored = await orStale(
      `series ${id}`,
      () =>
        inTransaction(database, async tx => {
          const before = await this.sight.holdSeriesToChange(tx, rights, id);
          if (before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          demandStep(before, to, reason);
          const now = clock();
          const end =
            to === 'ended'
              ? { endedAt: now, endReason: reason.trim() }
              : { endedAt: null, endReason: '' };
          await this.series.end(tx, before, end, now);
          const after: StoredSeries = {
            ...before,
            ...end,
            version: before.version + 1,
            updatedAt: now,
          };
          await recordSeries(tx, history, after, {
            actor,
            action: to,
            changes: { endReason: [before.endReason, after.endReason] },
          });
          await (to === 'ended'
            ? this.cancelPlanned(tx, after, actor)
            : this.planNext(tx, after, actor));
          return after;
        }),
      () => this.reading.getSeries(context, id),
    );
    outbox.announce();
    return this.reading.presentSeries(stored, rights);
  }

  private async cancelPlanned(
    tx: Knex,
    series: StoredSeries,
    actor: string,
  ): Promise<void> {
    const open = await this.store.open(tx, series.id);
    if (open?.state !== 'planned') return;
    await this.writer.update(
      tx,
      series,
      open,
      {
        ...open,
        state: 'cancelled',
        reason: series.endReason,
        setting: settingOf(series),
        endedAt: series.endedAt,
      },
      { actor, action: 'cancelled' },
    );
  }

  private async planNext(
    tx: Knex,
    series: StoredSeries,
    actor: string,
  ): Promise<void> {
    // One that was live when the series was ended may still be.
    if (await this.store.open(tx, series.id)) return;
    if ((await this.writer.planAgain(tx, series, actor)) !== null) return;
    throw new GatesFailedError([
      {
        gate: 'rhythm',
        problem: 'it was once, and is over: give it another rhythm first',
      },
    ]);
  }
}

function demandStep(
  { endedAt }: StoredSeries,
  to: ReviewSeriesTransition['to'],
  reason: string,
): void {
  const now = endedAt === null ? 'running' : 'ended';
  const gates = [
    ...(now === to ? [{ gate: 'state', problem: `it is ${now} already` }] : []),
    ...(to === 'ended' && reason.trim() === ''
      ? [{ gate: 'reason', problem: 'those concerned are told why' }]
      : []),
  ];
  if (gates.length > 0) throw new GatesFailedError(gates);
}
