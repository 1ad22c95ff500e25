export * from './model';
export * from './contract';
export * from './messages';
export { practiceFigures } from './practiceFigures';
export type { PracticeInput, PublishedFact } from './practiceFigures';
export {
  practiceFiguresInWords,
  practiceSentencesInWords,
} from './practiceInWords';
