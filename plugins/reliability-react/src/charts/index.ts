export { downsample } from './downsample';
export type { Reading } from './downsample';
