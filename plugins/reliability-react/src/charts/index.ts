export { downsample } from './downsample';
export type { Reading } from './downsample';
export { saveFile } from './saveFile';
