export { createFeeds } from './createFeeds';
export { feedPaths } from './feedPaths';
