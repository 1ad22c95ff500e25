export * from './asks';
export * from './contract';
export * from './facets';
export * from './matching';
export * from './model';
export * from './related';
export * from './standing';
