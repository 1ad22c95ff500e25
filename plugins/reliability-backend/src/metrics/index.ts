export { createMetrics } from './createMetrics';
export { impactWeightsFrom } from './impactWeightsFrom';
