/**
 * The same pages, entity tab and card, for portals on the old frontend system.
 *
 * @packageDocumentation
 */

export {
  EntityReliabilityCard,
  EntityReliabilityContent,
  isReliabilityAvailable,
  ReliabilityPage,
  reliabilityPlugin,
} from './legacy/plugin';
export { reliabilityTranslationRef } from './translation';
