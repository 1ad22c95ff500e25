export { createMetrics } from './createMetrics';
export { impactWeightsFrom } from './impactWeightsFrom';
export type { FigureAccess } from './FigureAccess';
export type { FigureReadings } from './FigureReadings';
export type { MetricsReading } from './MetricsReading';
export { windowOf } from './windowOf';
