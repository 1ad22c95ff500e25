export * from './model';
export * from './rules';
export * from './gates';
export * from './placeOfTime';
export type { GateReview, GateReviewer } from './outsideReview';
export * from './contract';
export * from './timeline';
export * from './changeInWords';
