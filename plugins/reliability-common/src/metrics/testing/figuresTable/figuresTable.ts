import { calendarSpans } from '../../calendar';
import type { DurationOptions } from '../../durations';
import type { IncidentFact } from '../../facts';
import type { CalendarStep } from '../../model';
import { type ScopeIncidentFigures, scopeFigures } from '../../scopeFigures';

/** The name of the lines about all services together, in which an incident on several counts once. */
export const ALL = '(all)';

/** Figures of a service in one part of the calendar. */
export interface TableLine {
  readonly service: string;
  readonly part: string;
  readonly from: number;
  readonly until: number;
  readonly figures: ScopeIncidentFigures;
}

/**
 * The figures of each service of a file in each part of the calendar that it touches, by the definitions of `figureDefinitions`. A file is
 * taken to cover its first part from its beginning.
 *
 * @param now - UTC milliseconds
 */
export function figuresTable(
  facts: readonly IncidentFact[],
  step: CalendarStep,
  zone: string,
  durations: DurationOptions['durations'],
  now: number,
): TableLine[] {
  const anchors = facts.flatMap(({ anchorAt }) =>
    anchorAt === null || anchorAt > now ? [] : anchorAt,
  );
  if (anchors.length === 0) return [];
  const [first, last] = anchors.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, -Infinity],
  );
  const spans = calendarSpans({ from: first, until: last + 1 }, step, zone);
  const observedSince = spans[0].from;
  const services = [
    ...new Set(facts.flatMap(({ entityRef }) => entityRef ?? [])),
  ].sort();
  return [...services, ALL].flatMap(service => {
    const own =
      service === ALL
        ? facts
        : facts.filter(({ entityRef }) => entityRef === service);
    const members = service === ALL ? services : [service];
    return spans.map(({ label, from, until }) => ({
      service,
      part: label,
      from,
      until,
      figures: scopeFigures({
        facts: own,
        spanning: [],
        members: members.map(entityRef => ({ entityRef, observedSince })),
        window: { from, until, rolling: null },
        now,
        observedSince,
        options: { durations, resolveFrom: 'declared' },
        changeCaused: null,
      }),
    }));
  });
}
