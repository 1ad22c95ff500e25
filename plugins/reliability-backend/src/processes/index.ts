export { createProcesses } from './createProcesses';
export type { Processes } from './createProcesses';
