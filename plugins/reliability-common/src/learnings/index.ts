export * from './asks';
export * from './contract';
export * from './matching';
export * from './model';
export * from './standing';
