export {
  type Feed,
  type FeedInput,
  type FeedKind,
  feed,
  feedForms,
  feedInput,
  feedKind,
  feedKinds,
  MAX_FEEDS,
} from './model';
export { feedsContract } from './contract';
