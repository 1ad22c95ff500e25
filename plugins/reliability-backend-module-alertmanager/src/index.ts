/**
 * Alertmanager deliveries become incidents on catalog entities.
 *
 * @packageDocumentation
 */

export { reliabilityModuleAlertmanager as default } from './module';
