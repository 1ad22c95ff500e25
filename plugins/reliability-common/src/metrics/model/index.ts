export * from './figureChange';
export {
  figureStates,
  coverage,
  type FigureState,
  type Coverage,
} from './figureParts';
export * from './durationFigure';
export * from './incidentsFigure';
export * from './shareFigure';
export * from './scopeMetrics';
export * from './metricsTrend';
export * from './metricsCalendar';
export * from './metricsScopes';
export * from './timeBetweenFigure';
export * from './recurrenceFigure';
export * from './changeRateFigure';
export * from './availabilityFigure';
export * from './commitmentOutcome';
export * from './metricsRecurring';
