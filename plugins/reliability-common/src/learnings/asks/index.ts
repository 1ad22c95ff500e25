export * from './candidateFrom';
export * from './contract';
export * from './model';
