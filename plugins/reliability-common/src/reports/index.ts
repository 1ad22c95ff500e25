export * from './messages';
export {
  report,
  reportFigure,
  reportSaid,
  type Report,
  type ReportFigure,
  type ReportSaid,
} from './model';
export * from './figureInWords';
export * from './changeInWords';
export * from './figureParts';
export * from './reportInput';
export * from './nameInRef';
export * from './reportOf';
export * from './markdown';
export * from './reportWriting';
export * from './subscriptions';
export * from './contract';
