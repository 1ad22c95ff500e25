import { int, Row, textOrNull } from '../platform/database/columns';

/** A delivery as lists name it: with what has become of it, without what it said. */
export interface ListedDelivery {
  readonly id: string;
  readonly source: string;
  readonly channel: string;
  /** `partial`: read, but for what `error` names. */
  readonly state: 'kept' | 'processed' | 'partial' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly receivedAt: number;
  /** When it comes up, while it is kept; whoever reads it puts that off, and knows by it that it is still theirs. */
  readonly availableAt: number;
  /** The incidents that it spoke of. */
  readonly incidents: readonly number[];
}

/** A delivery as its reader gets it. */
export interface StoredDelivery extends ListedDelivery {
  readonly contentType: string;
  readonly body: Buffer;
  /** The last name that was written, by name, of what it says; null before the first. */
  readonly readThrough: string | null;
}

/** Columns of `delivery` that {@link readListedRow} expects. */
export const listedColumns = [
  'id',
  'source',
  'channel',
  'state',
  'attempts',
  'error',
  'received_at',
  'available_at',
  'incidents',
];

/** Those that {@link readDeliveryRow} expects. */
export const deliveryColumns = [
  ...listedColumns,
  'content_type',
  'body',
  'read_through',
];

/** A row, as the drivers hand it out → what it means. */
export function readDeliveryRow(row: Row): StoredDelivery {
  return {
    ...readListedRow(row),
    contentType: String(row.content_type),
    body: row.body as Buffer,
    readThrough: JSON.parse(textOrNull(row.read_through) ?? 'null'),
  };
}

/** The same of a row of a list. */
export function readListedRow(row: Row): ListedDelivery {
  return {
    id: String(row.id),
    source: String(row.source),
    channel: String(row.channel),
    state: row.state as ListedDelivery['state'],
    attempts: int(row.attempts),
    error: textOrNull(row.error),
    receivedAt: int(row.received_at),
    availableAt: int(row.available_at),
    incidents: JSON.parse(String(row.incidents)),
  };
}
