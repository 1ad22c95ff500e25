/**
 * Opens change reviews from templates of the scaffolder.
 *
 * @packageDocumentation
 */

export { scaffolderModuleReliability as default } from './module';
