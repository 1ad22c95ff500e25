export * from './model';
export * from './quarter';
export * from './contract';
export {
  leadershipMessages,
  leadershipTable,
  type LeadershipMessage,
  type LeadershipMessageCode,
} from './messages';
export * from './storiesOf';
export * from './leadershipReportOf';
export * from './leadershipMarkdown';
