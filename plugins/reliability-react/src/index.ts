/**
 * What other front ends may reuse of Afterword: its API client, hooks and
 * components.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './charts';
export * from './components';
export * from './time';
export { reliabilityReactTranslationRef } from './words/translation';
