export * from './ReliabilityApi';
export * from './ReliabilityClient';
export * from './ReliabilityError';
export * from './ReliabilityProvider';
export * from './useReliability';
export * from './useReliabilityPages';
