export * from './model';
export * from './contract';
export * from './messages';
export { practiceFigures } from './practiceFigures';
export type { PracticeInput, PublishedFact } from './practiceFigures';
export { charterToRenew } from './charterToRenew';
export { countOpenGates, openGatesInWords, type OpenGates } from './openGates';
export { processesOnAgenda } from './processesOnAgenda';
export {
  practiceFiguresInWords,
  practiceFiguresOnAgenda,
  practiceSentencesInWords,
} from './practiceInWords';
