/**
 * Pages, entity tab and card of Afterword, for portals on the new frontend
 * system. Portals on the old one import `@afterword/plugin-reliability/legacy`.
 *
 * @packageDocumentation
 */

export { reliabilityPlugin as default } from './plugin';
export { ReliabilityIcon } from './shell/ReliabilityIcon';
export { reliabilityTranslationRef } from './translation';
