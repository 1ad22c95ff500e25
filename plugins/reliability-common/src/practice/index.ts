export * from './health';
export * from './leadership';
