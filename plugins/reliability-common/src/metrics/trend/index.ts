export * from './trendWindows';
export { durationTrend, type IncidentTrendInput } from './durationTrend';
export * from './countTrend';
export * from './shareTrend';
export * from './changeTrend';
export * from './membershipChanges';
