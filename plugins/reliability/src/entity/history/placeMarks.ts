import type {
  IncidentSummary,
  Severity,
} from '@afterword/plugin-reliability-common';

const DAY = 86_400_000;

/** A row of the strip. */
export type StripRow = 'incident' | 'nearMiss' | 'drill';

/** One event of the strip. */
export interface StripMark {
  readonly incident: IncidentSummary;
  readonly row: StripRow;
  /** UTC milliseconds. */
  readonly at: number;
  /** Where it stands between the ends of the strip, 0 to 100. */
  readonly x: number;
  /** Distance from the top, in pixels. */
  readonly y: number;
  /** Radius of its head, in pixels. */
  readonly size: number;
  /** Written beside it: the postmortem of a grave incident, where there is room. */
  readonly label?: string;
}

/** Where the stems stand, and the other rows, in pixels from the top. */
export const stripRows = {
  sev1: 22,
  sev2: 40,
  sev3: 58,
  axis: 76,
  nearMiss: 97,
  drill: 119,
  end: 132,
} as const;

/** Height and head of a stem: the graver, the higher and the larger. */
const HEADS: Readonly<
  Record<Severity | 'unrated', { readonly y: number; readonly size: number }>
> = {
  sev1: { y: stripRows.sev1, size: 5.5 },
  sev2: { y: stripRows.sev2, size: 4.5 },
  sev3: { y: stripRows.sev3, size: 3.5 },
  sev4: { y: 65, size: 3 },
  sev5: { y: 70, size: 2.5 },
  unrated: { y: 70, size: 2.5 },
};

/** Percent of the strip that a label needs on its left. */
const ROOM = 7;

/**
 * Puts events on the strip, the earliest first. Maintenance is no event of it,
 * nor is what has no time.
 *
 * @param from - UTC milliseconds
 * @param until - UTC milliseconds, later than `from`
 */
export function placeMarks(
  incidents: readonly IncidentSummary[],
  from: number,
  until: number,
): StripMark[] {
  const marks = incidents
    .flatMap(incident => markFor(incident, from, until) ?? [])
    .sort((a, b) => a.at - b.at);
  let taken = 0;
  return marks.map(mark => {
    const { severity, postmortems } = mark.incident;
    const hasRoom = mark.x - ROOM >= taken;
    if (mark.row !== 'incident' || severity !== 'sev1') return mark;
    taken = mark.x;
    return hasRoom && postmortems.length > 0
      ? { ...mark, label: postmortems[0].key }
      : mark;
  });
}

/** Where an event lies in time, in UTC milliseconds; nothing when none of its times is known. */
export function anchorAt({ times }: IncidentSummary): number | undefined {
  const anchor = times.impactStarted ?? times.detected ?? times.declared;
  return anchor ? Date.parse(anchor.at) : undefined;
}

function markFor(
  incident: IncidentSummary,
  from: number,
  until: number,
): StripMark | undefined {
  const { kind, severity } = incident;
  const at = anchorAt(incident);
  if (kind === 'maintenance' || at === undefined) return undefined;
  if (at < from || at >= until) return undefined;
  const x = ((at - from) / (until - from)) * 100;
  return kind === 'incident'
    ? { incident, row: kind, at, x, ...HEADS[severity ?? 'unrated'] }
    : { incident, row: kind, at, x, y: stripRows[kind], size: 4 };
}

/** The first moments of months between two moments in the reader's zone, with their places. */
export function placeMonths(
  from: number,
  until: number,
): { readonly at: Date; readonly x: number }[] {
  const start = new Date(from);
  const months: { at: Date; x: number }[] = [];
  for (let month = 1; ; month += 1) {
    const at = new Date(start.getFullYear(), start.getMonth() + month, 1);
    // A month of which next to nothing is shown has no room for its name.
    if (at.getTime() > until - 8 * DAY) return months;
    months.push({ at, x: ((at.getTime() - from) / (until - from)) * 100 });
  }
}
