export * from './entityRef';
