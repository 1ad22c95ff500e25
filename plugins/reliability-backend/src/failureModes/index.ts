export { createFailureModes } from './createFailureModes';
export type { FailureModes } from './createFailureModes';
