/**
 * Pages, entity tab and card of Afterword, for portals on the new frontend
 * system. Portals on the old one import `@afterword/plugin-reliability/legacy`.
 *
 * @packageDocumentation
 */

export { reliabilityPlugin as default } from './plugin';
export { reliabilityTranslationRef } from './translation';
