export { createMetrics } from './createMetrics';
export { impactWeightsFrom } from './impactWeightsFrom';
export type { AskedOnce } from './AskedOnce';
export type { FigureAccess } from './FigureAccess';
export type { FigureReadings } from './FigureReadings';
export type { MetricsReading } from './MetricsReading';
export type { FactScope } from './scopeFilters';
export { refuse, windowOf } from './windowOf';
