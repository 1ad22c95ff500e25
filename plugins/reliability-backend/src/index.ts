/**
 * Keeps incidents, postmortems and action items on catalog entities, and serves them.
 *
 * @packageDocumentation
 */

export { reliabilityPlugin as default } from './plugin';
