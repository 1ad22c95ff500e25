import {
  CalendarLine,
  DurationFigure,
  Figure,
  FigureChange,
  FigureLine,
  IncidentsFigure,
  IncidentToMend,
  PartMetrics,
  PartWaiting,
  RecurringMode,
  TrendLine,
} from '@afterword/plugin-reliability-common';
import { CsvColumns } from '../platform/http/csv';

/** A figure by itself: what a value is follows from the figure, its unit stands beside it. */
const loneColumns: CsvColumns<FigureLine> = {
  scope: line => line.scope,
  from: line => line.from,
  until: line => line.until,
  figure: ({ figure }) => figure.definition,
  unit: ({ figure }) => figure.unit,
  state: ({ figure }) => figure.state,
  value: ({ figure }) => valueOf(figure),
  low: ({ figure }) => lowOf(figure),
  high: ({ figure }) => ('interval' in figure ? figure.interval[1] : null),
  n: ({ figure }) => basisOf(figure),
  known: ({ figure }) => ('coverage' in figure ? figure.coverage.known : null),
  total: ({ figure }) => ('coverage' in figure ? figure.coverage.total : null),
};

/** Figures of a scope as CSV. */
export const figureColumns: CsvColumns<FigureLine> = {
  ...loneColumns,
  change: ({ figure }) => verdictOf(figure),
};

/** The median, the share, the mean of members or the count, by what the figure is. */
function valueOf(figure: Figure): number | null {
  if ('median' in figure) return figure.median;
  if ('value' in figure) return figure.value;
  if ('mean' in figure) return figure.mean;
  return 'count' in figure ? figure.count : null;
}

/** How it surely differs from the window before, or that no change is sure, which is not to say that there is none; null where that was not asked for, or cannot be told. */
function verdictOf(figure: Figure): FigureChange['verdict'] | null {
  return 'change' in figure ? figure.change?.verdict ?? null : null;
}

function lowOf(figure: Figure): number | null {
  if ('interval' in figure) return figure.interval[0];
  return 'atLeast' in figure ? figure.atLeast : null;
}

function basisOf(figure: Figure): number | null {
  if ('n' in figure) return figure.n;
  return 'count' in figure ? figure.count : null;
}

/** Figures by the calendar as CSV: no period is compared with the one before. */
export const calendarColumns: CsvColumns<CalendarLine> = {
  label: line => line.label,
  isOver: line => (line.isOver ? 'yes' : 'no'),
  ...loneColumns,
};

/** Points of a trend as CSV. */
export const trendColumns: CsvColumns<TrendLine> = {
  scope: line => line.scope,
  figure: line => line.figure,
  until: line => line.until,
  state: line => line.state,
  value: line => line.value,
  low: line => line.interval?.[0] ?? null,
  high: line => line.interval?.[1] ?? null,
  n: line => line.n,
};

/** Parts of a scope as CSV. */
export const partColumns: CsvColumns<PartMetrics> = {
  scope: part => part.scope,
  title: part => part.title,
  incidentsState: part => part.figures.incidents.state,
  incidents: part => counted(part.figures.incidents)?.count ?? null,
  incidentsLow: part => counted(part.figures.incidents)?.interval[0] ?? null,
  incidentsHigh: part => counted(part.figures.incidents)?.interval[1] ?? null,
  incidentsChange: part => verdictOf(part.figures.incidents),
  timeToRestoreState: part => part.figures.timeToRestore.state,
  timeToRestoreMedianSeconds: part =>
    typical(part.figures.timeToRestore)?.median ?? null,
  timeToRestoreLowSeconds: part =>
    typical(part.figures.timeToRestore)?.interval[0] ?? null,
  timeToRestoreHighSeconds: part =>
    typical(part.figures.timeToRestore)?.interval[1] ?? null,
  timeToRestoreN: part =>
    'n' in part.figures.timeToRestore ? part.figures.timeToRestore.n : null,
  timeToRestoreChange: part => verdictOf(part.figures.timeToRestore),
  openCommitments: part => part.commitments?.open ?? null,
  overdueCommitments: part => part.commitments?.overdue ?? null,
};

function counted(figure: IncidentsFigure) {
  return figure.state === 'notObserved' ? null : figure;
}

function typical(figure: DurationFigure) {
  return 'median' in figure ? figure : null;
}

/** How long commitments wait in the parts of a scope as CSV. */
export const waitingColumns: CsvColumns<PartWaiting> = {
  scope: part => part.scope,
  title: part => part.title,
  open: part => part.open,
  overdue: part => part.overdue,
  ageState: ({ age }) => age.state,
  ageMedianSeconds: ({ age }) => ('median' in age ? age.median : null),
  ageLowSeconds: ({ age }) => ('interval' in age ? age.interval[0] : null),
  ageHighSeconds: ({ age }) => ('interval' in age ? age.interval[1] : null),
  ageN: ({ age }) => ('n' in age ? age.n : null),
  undated: part => part.undated,
};

/** Failure modes as CSV. */
export const recurringColumns: CsvColumns<RecurringMode> = {
  failureMode: mode => mode.failureMode,
  incidents: mode => mode.incidents,
  repeatedWithin90Days: mode => mode.repeated,
  people: mode => mode.layers?.people ?? null,
  process: mode => mode.layers?.process ?? null,
  technology: mode => mode.layers?.technology ?? null,
  external: mode => mode.layers?.external ?? null,
};

/** Incidents that figures do not know well enough as CSV. */
export const qualityColumns: CsvColumns<IncidentToMend> = {
  key: incident => incident.key,
  title: incident => incident.title,
  severity: incident => incident.severity,
  anchor: incident => incident.anchor,
  problems: ({ problems }) => problems.map(each => each.problem).join(' '),
  figures: ({ problems }) =>
    [...new Set(problems.flatMap(({ figures }) => figures))].join(' '),
};
