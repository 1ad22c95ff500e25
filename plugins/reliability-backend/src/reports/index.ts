export { asComputed } from './asComputed';
export { createReports } from './createReports';
