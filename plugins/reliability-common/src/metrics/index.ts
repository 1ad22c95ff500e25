export * from './statistics';
export * from './definitions';
export * from './comparison';
export * from './facts';
export * from './durations';
export * from './typicalDuration';
export * from './window';
export * from './model';
export * from './contract';
export {
  FEWEST_DAYS_FOR_RATE,
  type IncidentFiguresInput,
} from './incidentCounts';
export {
  latestCounted,
  type CountedIncident,
  type FiguresOf,
  type IncidentFigures,
} from './incidentFigures';
export { windowBefore } from './comparedFigures';
export * from './scopeFigures';
export * from './trend';
export * from './calendar';
export * from './calendarFigures';
export * from './partFigures';
export { type FiguredParts, type FiguresOfEach } from './partRows';
export * from './countedFacts';
export * from './observedSpan';
export * from './availability';
export * from './recurrence';
export * from './recurring';
export * from './changeFailureRate';
export * from './windowOfFigure';
export * from './commitmentOutcome';
export * from './waiting';
export * from './quality';
export * from './exportContract';
export * from './commitmentFigures';
export * from './messages';
export * from './reasonOf';
export * from './rounding';
export * from './durationMessage';
export * from './sentences';
