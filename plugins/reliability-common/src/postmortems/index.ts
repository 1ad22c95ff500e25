export * from './model';
export * from './rules';
export * from './gates';
export * from './contract';
export * from './timeline';
export * from './changeInWords';
