import { useSearchParams } from 'react-router-dom';
import {
  CalendarStep,
  calendarSteps,
  DEFAULT_WINDOW,
  instant,
  ORGANISATION,
  PartKind,
  partKinds,
  resolveWindow,
  rollingWindows,
  scopeRef,
  TrendFigure,
  trendFigures,
  windowProblems,
} from '@afterword/plugin-reliability-common';
import type { AskedWindow } from '../../figures/askedWindow';
import { useWindowRefused, windowNames } from '../../figures/useWindowRefused';

/** What the overview shows. */
export interface OverviewChoice {
  /** An entity reference, or the organisation. */
  readonly scope: string;
  readonly window: AskedWindow;
  /** The figure whose trend is shown. */
  readonly figure: TrendFigure;
  /** The kind of parts that is listed; nothing: the first that there is. */
  readonly kind: PartKind | undefined;
  /** What the calendar is divided into. */
  readonly step: CalendarStep;
}

/** What the overview shows, kept in the address. */
export interface OverviewAddress extends OverviewChoice {
  /** The address asked for a window that cannot be; the usual one is shown, and the address is without it. */
  readonly isWindowRefused: boolean;
  /** Goes to the same page with something else chosen. */
  readonly change: (changes: Partial<OverviewChoice>) => void;
}

const DEFAULT_FIGURE: TrendFigure = 'timeToRestore';
const DEFAULT_STEP: CalendarStep = 'quarter';

/** Reads what is shown from the address, and changes it: it survives a reload, can be shared, and Back takes the last choice back. */
export function useOverviewAddress(): OverviewAddress {
  const [params, setParams] = useSearchParams();
  const window = askedWindow(params);
  return {
    scope: askedScope(params.get('scope')),
    window: window ?? { window: DEFAULT_WINDOW },
    isWindowRefused: useWindowRefused(window === undefined),
    figure:
      trendFigures.find(figure => figure === params.get('figure')) ??
      DEFAULT_FIGURE,
    kind: partKinds.find(kind => kind === params.get('kind')),
    step:
      calendarSteps.find(step => step === params.get('calendar')) ??
      DEFAULT_STEP,
    change: changes => setParams(overviewParams(changes, params)),
  };
}

/**
 * The address with something else chosen.
 *
 * @param params - the present one
 */
export function overviewParams(
  { scope, window, figure, kind, step }: Partial<OverviewChoice>,
  params: URLSearchParams,
): URLSearchParams {
  const next = new URLSearchParams(params);
  if (scope !== undefined) {
    setUnless(next, 'scope', scope, ORGANISATION);
    // What was chosen among the parts of another scope.
    for (const name of ['kind', 'changed']) next.delete(name);
  }
  if (window !== undefined) {
    for (const name of windowNames) next.delete(name);
    for (const [name, value] of Object.entries(window)) {
      setUnless(next, name, value, DEFAULT_WINDOW);
    }
  }
  if (kind !== undefined) next.set('kind', kind);
  if (figure !== undefined) setUnless(next, 'figure', figure, DEFAULT_FIGURE);
  if (step !== undefined) setUnless(next, 'calendar', step, DEFAULT_STEP);
  // What is drawn above it leaves the list of parts where it is.
  if (figure === undefined && step === undefined) next.delete('after');
  return next;
}

function setUnless(
  params: URLSearchParams,
  name: string,
  value: string,
  usual: string,
) {
  if (value === usual) params.delete(name);
  else params.set(name, value);
}

/** A scope that is none goes to the back end as it is, which says so: figures of something else would mislead. */
function askedScope(asked: string | null): string {
  if (asked === null || asked === '') return ORGANISATION;
  const scope = scopeRef.safeParse(asked);
  return scope.success ? scope.data : asked;
}

/** `undefined` where what is asked for cannot be. */
function askedWindow(params: URLSearchParams): AskedWindow | undefined {
  const asked = params.get('window');
  const from = params.get('from');
  const until = params.get('until');
  if (asked === null && from === null && until === null) {
    return { window: DEFAULT_WINDOW };
  }
  if (from === null && until === null) {
    const window = rollingWindows.find(one => one === asked);
    return window && { window };
  }
  if (asked !== null || from === null) return undefined;
  const range = { from, ...(until !== null && { until }) };
  const isPossible =
    Object.values(range).every(at => instant.safeParse(at).success) &&
    windowProblems(range).length === 0 &&
    'window' in resolveWindow(range, Date.now());
  return isPossible ? range : undefined;
}
