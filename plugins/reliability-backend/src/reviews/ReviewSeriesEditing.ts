import {
  beginningBefore,
  isSettled,
  nextReviewDay,
  ORGANISATION,
  Review,
  reviewCreatePermission,
  ReviewSeries,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
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
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { demandKnown } from '../platform/catalog/demandKnown';
import { changesBetween } from '../platform/history/History';
import { proposed } from './facilitation';
import { recordSeries } from './recordSeries';
import { ReviewReading } from './ReviewReading';
import { SeriesFields, StoredReview, StoredSeries } from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewSight } from './ReviewSight';
import { ReviewStore } from './ReviewStore';
import { ReviewWriter } from './ReviewWriter';

/** Sets series of reviews up, and anew, on behalf of people and services. */
export class ReviewSeriesEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReviewStore,
    private readonly series: ReviewSeriesStore,
    private readonly writer: ReviewWriter,
    private readonly reading: ReviewReading,
    private readonly sight: ReviewSight,
    private readonly visibility: CatalogVisibility,
  ) {}

  /** Sets a series up with its first review. */
  async plan(
    context: RequestContext,
    input: ReviewSeriesInput,
  ): Promise<Review> {
    const { authorizer, clock, database, idempotency, outbox } = this.platform;
    await authorizer.demand(context, reviewCreatePermission);
    // Whoever may read no review sets none up.
    await this.sight.reader(context);
    await demandKnown(
      this.platform,
      this.visibility,
      context,
      input.scope === ORGANISATION ? {} : { scope: input.scope },
    );
    const { id, isRepeated } = await inTransaction(database, tx =>
      idempotency.once(tx, context, 'planReviews', input, clock(), () =>
        this.insert(tx, context, input),
      ),
    );
    outbox.announce();
    const { reader, update } = await this.sight.rights(context);
    const mine = isRepeated ? reader : { scopes: reader.scopes };
    const stored = await this.store.get(database, id, mine);
    if (stored === undefined) throw noLongerReadable();
    return this.reading.present(context, stored, { reader: mine, update });
  }

  /** Sets a series up anew. The review that is planned moves with its rhythm; what is live or over stays what it is. */
  async update(
    context: RequestContext,
    id: number,
    input: ReviewSeriesInput,
  ): Promise<ReviewSeries> {
    const { clock, database, outbox } = this.platform;
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
          demandSame('scope', before, input);
          demandSame('kind', before, input);
          const now = clock();
          const fields = withSince(input, before.pool, now);
          await this.series.update(tx, before, fields, now);
          const after: StoredSeries = {
            ...before,
            ...fields,
            version: before.version + 1,
            updatedAt: now,
          };
          await recordSeries(tx, this.platform.history, after, {
            actor,
            action: 'changed',
            changes: changesBetween(settingsOf(before), settingsOf(after)),
          });
          await this.follow(tx, before, after, actor);
          return after;
        }),
      () => this.reading.getSeries(context, id),
    );
    outbox.announce();
    return this.reading.presentSeries(stored, rights);
  }

  private async insert(
    tx: Knex,
    context: RequestContext,
    input: ReviewSeriesInput,
  ): Promise<number> {
    const { clock, history } = this.platform;
    const now = clock();
    const actor = actorOf(context.principal);
    const fields = withSince(input, [], now);
    const given = { createdBy: actor, createdAt: now };
    const id = await this.series.insert(tx, fields, given);
    const series = {
      ...fields,
      id,
      version: 1,
      endedAt: null,
      endReason: '',
      ...given,
      updatedAt: now,
    };
    await recordSeries(tx, history, series, {
      actor,
      action: 'created',
      changes: {},
    });
    const first = await this.writer.planNext(tx, series, null, actor);
    if (first === null) throw overAlready();
    return first;
  }

  /**
   * The review that is planned is of the series as it is now; where its day is of another rhythm, it is moved to one of this. Where none is, since
   * it was over, one is planned if its rhythm has another day.
   */
  private async follow(
    tx: Knex,
    before: StoredSeries,
    after: StoredSeries,
    actor: string,
  ): Promise<void> {
    const open = await this.store.open(tx, after.id);
    if (open === undefined) {
      await this.writer.planAgain(tx, after, actor);
      return;
    }
    if (open.state !== 'planned') return;
    const when =
      JSON.stringify(before.rhythm) === JSON.stringify(after.rhythm)
        ? open
        : await this.anew(tx, after, open);
    const { facilitation } = open;
    const { declined, volunteers } = facilitation;
    const propose = await this.writer.proposing(tx, after, when.startsAt);
    await this.writer.update(
      tx,
      after,
      open,
      {
        ...open,
        title: after.title,
        // What somebody made of this one stays where the series is as long as before.
        length: before.length === after.length ? open.length : after.length,
        day: when.day,
        startsAt: when.startsAt,
        periodFrom: when.periodFrom,
        facilitation: isSettled(facilitation)
          ? facilitation
          : {
              ...proposed(() => propose({ declined, volunteers })),
              declined,
              volunteers,
            },
      },
      { actor, action: 'changed' },
    );
  }

  private async anew(tx: Knex, series: StoredSeries, open: StoredReview) {
    const last = await this.store.endedBefore(tx, open, [
      'closed',
      'cancelled',
    ]);
    const next = nextReviewDay(
      series.rhythm,
      last?.day ?? null,
      this.platform.clock(),
    );
    if (next === null) throw overAlready();
    return {
      ...next,
      periodFrom:
        last === undefined
          ? beginningBefore(series.rhythm, next)
          : open.periodFrom,
    };
  }
}

/** Who is new to a pool is in it from now on. */
function withSince(
  { pool, ...input }: ReviewSeriesInput,
  before: StoredSeries['pool'],
  now: number,
): SeriesFields {
  return {
    ...input,
    participants: [...new Set(input.participants)],
    pool: pool.map(({ ref, zone }) => ({
      ref,
      zone,
      since: before.find(each => each.ref === ref)?.since ?? now,
    })),
  };
}

/** What was said of one scope is not for all who may see another. */
function demandSame(
  field: 'scope' | 'kind',
  before: StoredSeries,
  input: ReviewSeriesInput,
): void {
  if (input[field] === before[field]) return;
  throw new FieldError(
    `body.${field}`,
    `must stay what it is: set up a series for the other ${field}`,
  );
}

function settingsOf(series: StoredSeries) {
  const { title, kind, scope, rhythm, length, pool, participants } = series;
  return {
    title,
    kind,
    scope,
    rhythm,
    length,
    pool: pool.map(({ ref, zone }) => ({ ref, zone })),
    participants,
  };
}

function overAlready(): FieldError {
  return new FieldError(
    'body.rhythm.first',
    'is over: the first review must be in the future',
  );
}
