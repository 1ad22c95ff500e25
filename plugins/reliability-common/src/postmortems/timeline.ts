import { type TimePointKind, timePointKinds } from '../incidents';

/** Most lines that a timeline holds. @public */
export const MAX_TIMELINE_ENTRIES = 2_000;

/** Most contributing factors that a postmortem holds. @public */
export const MAX_FACTORS = 200;

/**
 * A timeline in reading order: dated lines by time, and a line whose moment is not known stays behind the line that it follows.
 * Putting an ordered timeline in order changes nothing.
 *
 * @param entries - in their present order
 * @param momentOf - UTC milliseconds, or null where the moment is not known
 * @public
 */
export function inTimelineOrder<TEntry>(
  entries: readonly TEntry[],
  momentOf: (entry: TEntry) => number | null,
): TEntry[] {
  const groups: { readonly at: number; readonly entries: TEntry[] }[] = [];
  for (const entry of entries) {
    const at = momentOf(entry);
    const last = groups.at(-1);
    if (at !== null) groups.push({ at, entries: [entry] });
    else if (last) last.entries.push(entry);
    else groups.push({ at: Number.MIN_SAFE_INTEGER, entries: [entry] });
  }
  // Array.prototype.sort is stable: lines of the same moment stay as they were.
  return groups.sort((a, b) => a.at - b.at).flatMap(group => group.entries);
}

const momentNames: Readonly<Record<TimePointKind, string>> = {
  impactStarted: 'Impact started',
  detected: 'Detected',
  declared: 'Declared',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** What a timeline is begun from: the known moments of an incident, and who said so. @public */
export interface KnownMoments {
  readonly key: string;
  readonly times: Readonly<
    Partial<
      Record<
        TimePointKind,
        {
          readonly at: number | null;
          readonly origin: 'human' | 'source';
          readonly by: string | null;
        }
      >
    >
  >;
}

/** A line that a timeline begins with. @public */
export interface FirstEntry {
  readonly at: number;
  readonly atText: '';
  readonly kind: TimePointKind;
  readonly text: string;
  /** The source that said so; empty for a person's word. */
  readonly evidence: string;
}

/**
 * The lines that a new postmortem's timeline begins with: one for each time point that is known, in order, so that nobody types what
 * is known already. With several incidents each line says which one it is about.
 *
 * @public
 */
export function firstTimeline(
  incidents: readonly KnownMoments[],
): FirstEntry[] {
  const entries = incidents.flatMap(({ key, times }) =>
    timePointKinds.flatMap((kind): FirstEntry[] => {
      const word = times[kind];
      if (!word || word.at === null) return [];
      const name = momentNames[kind];
      return [
        {
          at: word.at,
          atText: '',
          kind,
          text: incidents.length > 1 ? `${name} (${key})` : name,
          evidence:
            word.origin === 'source' ? word.by?.slice(0, 100) ?? '' : '',
        },
      ];
    }),
  );
  return inTimelineOrder(entries, entry => entry.at);
}

/**
 * The lines that a timeline lacks: one for each time point of its incidents that has become known since it was begun. A line of the same
 * kind stands for the time point, wherever somebody has moved it; with several incidents it must name the incident, or its moment.
 *
 * @param timeline - with `at` in UTC milliseconds, or null where the moment is not known
 * @public
 */
export function missingFromTimeline(
  incidents: readonly KnownMoments[],
  timeline: readonly {
    readonly at: number | null;
    readonly kind: string;
    readonly text: string;
  }[],
): FirstEntry[] {
  const names = (text: string, key: string) =>
    text.split(/[^A-Z0-9-]+/).includes(key);
  const isThere = (entry: FirstEntry) =>
    timeline.some(
      ({ at, kind, text }) =>
        kind === entry.kind &&
        (incidents.length === 1 ||
          at === entry.at ||
          incidents.some(
            ({ key }) => names(text, key) && names(entry.text, key),
          )),
    );
  return firstTimeline(incidents).filter(entry => !isThere(entry));
}
