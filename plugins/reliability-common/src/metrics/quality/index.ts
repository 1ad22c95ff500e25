export * from './qualityMessages';
export * from './qualityModel';
export * from './problemsOf';
