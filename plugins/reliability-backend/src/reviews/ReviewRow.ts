import {
  AgendaArrangement,
  Review,
  ReviewFacilitation,
  ReviewKind,
  ReviewSeriesInput,
  ReviewState,
} from '@afterword/plugin-reliability-common';
import { int, intOrNull, Row, searchText } from '../platform/database/columns';

/** Somebody who can lead reviews, and since when they can. */
export interface PoolMember {
  readonly ref: string;
  readonly zone: string | null;
  /** UTC milliseconds. */
  readonly since: number;
}

/** What a series is set up with. */
export type SeriesFields = Omit<ReviewSeriesInput, 'pool'> & {
  readonly pool: readonly PoolMember[];
};

/** That somebody ended a series. */
export interface SeriesEnd {
  /** UTC milliseconds; null: it goes on. */
  readonly endedAt: number | null;
  readonly endReason: string;
}

/** A series as it is stored. Times are UTC milliseconds. */
export interface StoredSeries extends SeriesFields, SeriesEnd {
  readonly id: number;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What a review shows of its series. */
export type ReviewSetting = Pick<
  Review,
  'zone' | 'repeats' | 'pool' | 'participants'
>;

/** What a write says of a review. Times are UTC milliseconds. */
export interface ReviewFields {
  readonly seriesId: number;
  readonly title: string;
  readonly scope: string;
  readonly state: ReviewState;
  /** Calendar day of the rhythm that it is for. */
  readonly day: string;
  readonly startsAt: number;
  readonly length: number;
  readonly periodFrom: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly facilitation: ReviewFacilitation;
  readonly attendance: readonly string[];
  readonly arrangement: AgendaArrangement;
  readonly reason: string;
  /** How it was set up when it ended; null: it is of its series as that is. */
  readonly setting: ReviewSetting | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A review as it is stored. */
export interface StoredReview extends ReviewFields {
  readonly id: number;
  readonly version: number;
}

/** What the reviews of a series show of it. */
export function settingOf(series: SeriesFields): ReviewSetting {
  const { rhythm, pool, participants } = series;
  return {
    zone: rhythm.zone,
    repeats: rhythm.repeats,
    pool: pool.map(({ ref }) => ref),
    participants,
  };
}

export function seriesRowOf(fields: SeriesFields) {
  return {
    title: fields.title,
    kind: fields.kind,
    scope: fields.scope,
    rhythm: JSON.stringify(fields.rhythm),
    length: fields.length,
    pool: JSON.stringify(fields.pool),
    participants: JSON.stringify(fields.participants),
  };
}

export function readSeriesRow(row: Row): StoredSeries {
  return {
    id: int(row.id),
    version: int(row.version),
    title: String(row.title),
    kind: String(row.kind) as ReviewKind,
    scope: String(row.scope),
    rhythm: JSON.parse(String(row.rhythm)),
    length: int(row.length),
    pool: JSON.parse(String(row.pool)),
    participants: JSON.parse(String(row.participants)),
    endedAt: intOrNull(row.ended_at),
    endReason: String(row.end_reason),
    createdBy: String(row.created_by),
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
  };
}

export function reviewRowOf(fields: ReviewFields) {
  return {
    series_id: fields.seriesId,
    title: fields.title,
    search_text: searchText(fields.title),
    scope: fields.scope,
    state: fields.state,
    day: fields.day,
    starts_at: fields.startsAt,
    // What lists look for and are ordered by.
    begins_at: fields.startedAt ?? fields.startsAt,
    length: fields.length,
    period_from: fields.periodFrom,
    started_at: fields.startedAt,
    ended_at: fields.endedAt,
    facilitator_ref: fields.facilitation.ref,
    facilitation: JSON.stringify(fields.facilitation),
    attendance: JSON.stringify(fields.attendance),
    arrangement: JSON.stringify(fields.arrangement),
    reason: fields.reason,
    setting: fields.setting && JSON.stringify(fields.setting),
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  };
}

export function readReviewRow(row: Row): StoredReview {
  return {
    id: int(row.id),
    version: int(row.version),
    seriesId: int(row.series_id),
    title: String(row.title),
    scope: String(row.scope),
    state: String(row.state) as ReviewState,
    day: String(row.day),
    startsAt: int(row.starts_at),
    length: int(row.length),
    periodFrom: int(row.period_from),
    startedAt: intOrNull(row.started_at),
    endedAt: intOrNull(row.ended_at),
    facilitation: JSON.parse(String(row.facilitation)),
    attendance: JSON.parse(String(row.attendance)),
    arrangement: JSON.parse(String(row.arrangement)),
    reason: String(row.reason),
    setting: row.setting ? JSON.parse(String(row.setting)) : null,
    createdAt: int(row.created_at),
    updatedAt: int(row.updated_at),
  };
}
