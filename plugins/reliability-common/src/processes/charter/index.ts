export * from './model';
export * from './defaultCharter';
export * from './glossary';
export * from './rules';
export * from './contract';
