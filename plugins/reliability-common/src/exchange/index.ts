export * from './sourceKey';
export * from './changeRecords';
export * from './model';
export * from './remarkMessages';
export * from './lineMessages';
export * from './contract';
export * from './rules';
export * from './statusPage';
