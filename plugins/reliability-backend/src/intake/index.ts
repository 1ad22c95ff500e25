export { createIntake } from './createIntake';
