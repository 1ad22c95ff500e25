import { ImportRecord } from '@afterword/plugin-reliability-common';
import { demoOrganisation } from '../../catalog/demoOrganisation';
import { demoHistory } from '../demoHistory';

const DAY = 86_400_000;

/** Moments of which a history is looked at. */
export const someMoments = [
  '2026-11-23T00:30:00Z',
  '2027-07-15T12:00:00Z',
  '2028-02-29T23:59:00Z',
];

function split(records: readonly ImportRecord[]) {
  const ofType = <T extends ImportRecord['type']>(type: T) =>
    records.filter(
      (record): record is Extract<ImportRecord, { type: T }> =>
        record.type === type,
    );
  return {
    incidents: ofType('incident'),
    postmortems: ofType('postmortem'),
    actionItems: ofType('actionItem'),
    deployments: ofType('deployment'),
    changeFailures: ofType('changeFailure'),
  };
}

/** By the names that their source gave them. */
export const keyed = <T extends { readonly externalId: string }>(
  records: readonly T[],
) => new Map(records.map(record => [record.externalId, record]));

/** The history of the demo organisation as of a moment, and its records by their types. */
export function historyAsOf(at: string) {
  const now = Date.parse(at);
  const records = demoHistory(demoOrganisation, now);
  return {
    now,
    /** When the day of the moment began. */
    day: Math.floor(now / DAY) * DAY,
    records,
    ...split(records),
  };
}
