export { createMetrics } from './createMetrics';
export { impactWeightsFrom } from './impactWeightsFrom';
export type { FigureReadings } from './FigureReadings';
