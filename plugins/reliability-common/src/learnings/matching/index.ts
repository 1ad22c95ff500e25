export { askedKinds } from './askedKinds';
export * from './entityFacts';
export * from './matchLearning';
export * from './reasonMessages';
export * from './reasons';
export * from './textCorpus';
export * from './weights';
