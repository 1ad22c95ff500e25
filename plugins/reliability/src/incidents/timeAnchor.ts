import {
  TimePointKind,
  timePointKinds,
} from '@afterword/plugin-reliability-common';

/** Where a time stands on the page of its incident. */
export function timeAnchor(kind: TimePointKind): string {
  return `time-${kind}`;
}

/** The anchor of the first of some fields that is a time, with its `#`; empty where none is. */
export function hashOfTime(fields: readonly (string | null)[]): string {
  const kind = timePointKinds.find(each => fields.includes(each));
  return kind === undefined ? '' : `#${timeAnchor(kind)}`;
}
