export type { MeantModes } from './FailureModeWords';
export { createFailureModes } from './createFailureModes';
export type { FailureModes } from './createFailureModes';
