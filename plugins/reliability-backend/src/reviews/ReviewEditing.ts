import {
  AgendaArrangement,
  FacilitationInput,
  Review,
  ReviewInput,
  ReviewTransition,
  toInstant,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inTransaction } from '../platform/database/inTransaction';
import {
  FieldError,
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
import { answered, settled } from './facilitation';
import { ReviewPartStore } from './ReviewPartStore';
import { isOpen, ReviewReading } from './ReviewReading';
import {
  ReviewFields,
  settingOf,
  StoredReview,
  StoredSeries,
} from './ReviewRow';
import { ReviewSeriesStore } from './ReviewSeriesStore';
import { ReviewRights, ReviewSight } from './ReviewSight';
import { ReviewWriter } from './ReviewWriter';

/** What a change makes of a review. */
interface Decided {
  readonly fields: ReviewFields;
  readonly action: string;
}

/** A review that is being changed: it and its series are held. */
interface Held {
  readonly tx: Knex;
  readonly before: StoredReview;
  readonly series: StoredSeries;
}

const stepsFrom: Readonly<
  Record<StoredReview['state'], readonly ReviewTransition['to'][]>
> = {
  planned: ['live', 'cancelled'],
  live: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

/** Changes reviews on behalf of people and services: when they are, who leads them, their agenda, and the steps that they take. */
export class ReviewEditing {
  constructor(
    private readonly platform: Platform,
    private readonly series: ReviewSeriesStore,
    private readonly parts: ReviewPartStore,
    private readonly writer: ReviewWriter,
    private readonly reading: ReviewReading,
    private readonly sight: ReviewSight,
  ) {}

  /** Moves a review, and says who was there. */
  async update(
    context: RequestContext,
    key: string,
    { startsAt, length, attendance }: ReviewInput,
  ): Promise<Review> {
    return this.change(context, key, async ({ before }) => {
      const at = toMillis(startsAt);
      if (at !== before.startsAt && at <= before.periodFrom) {
        throw new FieldError(
          'body.startsAt',
          `must be after ${toInstant(
            before.periodFrom,
          )}, from when on it looks back`,
        );
      }
      return {
        fields: {
          ...before,
          startsAt: at,
          length,
          attendance: [...new Set(attendance)],
        },
        action: 'changed',
      };
    });
  }

  async arrange(
    context: RequestContext,
    key: string,
    arrangement: AgendaArrangement,
  ): Promise<Review> {
    return this.change(context, key, async ({ tx, before }) => {
      const notes = await this.parts.notes(tx, before.id);
      const lost = before.arrangement.added
        .filter(({ id }) => !arrangement.added.some(each => each.id === id))
        .find(({ id }) => notes.some(each => each.topic === id && each.text));
      if (lost !== undefined) {
        throw new FieldError(
          'body.added',
          `must keep ${lost.id}, of which something was noted: park it instead`,
        );
      }
      return { fields: { ...before, arrangement }, action: 'arranged' };
    });
  }

  async answer(
    context: RequestContext,
    key: string,
    input: FacilitationInput,
  ): Promise<Review> {
    return this.change(context, key, async ({ tx, before, series }) => {
      const { facilitation, startsAt } = before;
      const canLead =
        input.answer === 'name' ||
        input.ref === facilitation.ref ||
        series.pool.some(({ ref }) => ref === input.ref);
      if (!canLead) {
        throw new FieldError(
          'body.ref',
          'is not one of those who can lead this review',
        );
      }
      const propose = await this.writer.proposing(tx, series, startsAt);
      return {
        fields: {
          ...before,
          facilitation: answered(facilitation, input, propose),
        },
        action: `facilitation.${input.answer}`,
      };
    });
  }

  /** Takes a step. What is over leaves the next one planned. */
  async transition(
    context: RequestContext,
    key: string,
    { to, reason, ledBy }: ReviewTransition,
  ): Promise<Review> {
    const now = this.platform.clock();
    return this.change(
      context,
      key,
      async ({ before, series }) => {
        demandStep(before, to, reason);
        return {
          fields: {
            ...before,
            state: to,
            facilitation: settled(before.facilitation, ledBy),
            reason: to === 'cancelled' ? reason.trim() : before.reason,
            setting: to === 'live' ? null : settingOf(series),
            startedAt: to === 'live' ? now : before.startedAt,
            endedAt: to === 'live' ? null : now,
          },
          action: to,
        };
      },
      async ({ tx, before, series }) => {
        if (to === 'live') return;
        await this.writer.planNext(
          tx,
          series,
          {
            day: before.day,
            // What nobody spoke of is spoken of the next time.
            until: to === 'closed' ? now : before.periodFrom,
          },
          actorOf(context.principal),
        );
      },
    );
  }

  private async change(
    context: RequestContext,
    key: string,
    decide: (held: Held) => Promise<Decided>,
    then: (held: Held) => Promise<void> = async () => {},
  ): Promise<Review> {
    const { database, outbox } = this.platform;
    const rights = await this.sight.rightsToChange(context);
    const stored = await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const held = await this.hold(tx, rights, key);
          if (held.before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          demandOpen(held.before);
          const { fields, action } = await decide(held);
          const actor = actorOf(context.principal);
          const after = await this.writer.update(
            tx,
            held.series,
            held.before,
            fields,
            { actor, action },
          );
          await then(held);
          return after;
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.present(context, stored, rights);
  }

  /** What was read before its series was held may have been of before. */
  private async hold(
    tx: Knex,
    rights: ReviewRights,
    key: string,
  ): Promise<Held> {
    const { seriesId } = await this.sight.findToChange(tx, rights, key);
    const series = await this.series.hold(tx, seriesId);
    const before = await this.sight.findToChange(tx, rights, key);
    if (series === undefined) throw new VersionMoved();
    return { tx, before, series };
  }
}

/** @throws GatesFailedError for what is over */
export function demandOpen(review: StoredReview): void {
  if (isOpen(review)) return;
  throw new GatesFailedError([
    {
      gate: 'state',
      problem: `a review that is ${review.state} changes no more`,
    },
  ]);
}

function demandStep(
  { state }: StoredReview,
  to: ReviewTransition['to'],
  reason: string,
): void {
  const gates = [
    ...(stepsFrom[state].includes(to)
      ? []
      : [
          {
            gate: 'state',
            problem: `it is ${state}, and cannot be ${to} next`,
          },
        ]),
    ...(to === 'cancelled' && reason.trim() === ''
      ? [{ gate: 'reason', problem: 'those concerned are told why' }]
      : []),
  ];
  if (gates.length > 0) throw new GatesFailedError(gates);
}
