import { wilsonLimit, wilsonScore } from './intervals';
import type { FigureDefinition } from './model';
import { nair, wilson } from './sources';

/** Definitions of what becomes of promises. */
export const commitmentDefinitions = {
  commitmentsOnTime: {
    id: 'commitmentsOnTime',
    name: 'Commitments on time',
    sentence:
      'Of the action items that fell due, how many were done by the day first promised.',
    formula:
      'done or verified by the end of the original due date ÷ originally due in the window',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'higher',
    edgeCases: [
      'A later due date does not move the original one.',
      'The due date itself, in UTC, is still on time.',
      'Declined items leave the count and are shown beside it.',
      'Done without a date of completion is unknown; with fewer than 80 % known no share is shown.',
      wilsonLimit,
    ],
    sources: [wilson],
  },
  commitmentsVerified: {
    id: 'commitmentsVerified',
    name: 'Verified commitments',
    sentence:
      'Of the action items whose effect was to be checked, how many were checked and work.',
    formula: 'verified ÷ (verified + ineffective + done past the check date)',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'higher',
    edgeCases: [
      'An action item belongs to the window in which its check date passes; the date itself, in UTC, is still in time.',
      'Done and not checked by then counts as not verified.',
      'What was found ineffective and is worked on again has left the count until it is done once more.',
      'Without a check date an action item belongs to no window.',
      wilsonLimit,
    ],
    sources: [wilson],
  },
  commitmentAge: {
    id: 'commitmentAge',
    name: 'Age of open commitments',
    sentence: 'How long ago what is promised and not done was promised.',
    formula: 'median of now − committed, over open commitments',
    unit: 's',
    interval: 'Two of the values themselves, by their ranks.',
    better: 'lower',
    edgeCases: [
      'It is the age of what is open, not how long commitments take: what is done quickly is rarely found open.',
      'Found ineffective is open again, and as old as its first promise.',
      'Without a time of promise the age is unknown; it lowers the coverage.',
      'Fewer than 6 known ages give no typical value, fewer than 20 one of low confidence.',
    ],
    sources: [nair],
  },
  commitments: {
    id: 'commitments',
    name: 'Open commitments',
    sentence:
      'How many action items are promised and not done, and how many of those are past their due date.',
    formula: 'count of committed, in progress or found ineffective, as of now',
    unit: 'count',
    interval: null,
    better: null,
    edgeCases: [
      'Candidates are ideas, not promises.',
      'The due date itself, in UTC, is not overdue; due soon is within 7 days.',
    ],
    sources: [],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
