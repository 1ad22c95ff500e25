import { exactPoisson, wilsonLimit, wilsonScore } from './intervals';
import type { FigureDefinition } from './model';
import { garwood, hill, nair, voidReport, wilson } from './sources';

const published =
  'It counts postmortems that were published in the window, and that its reader may read; a draft is in no figure.';
const tooFew =
  'Fewer than 6 give no typical value, fewer than 20 one of low confidence.';
const byRanks = 'Two of the values themselves, by their ranks.';

/** Definitions of how the practice itself is doing. */
export const practiceDefinitions = {
  participationBreadth: {
    id: 'participationBreadth',
    name: 'Breadth of participation',
    sentence:
      'How many teams took part in a published postmortem, as its author, facilitator, participant or reviewer.',
    formula: 'median of the distinct teams for each published postmortem',
    unit: 'count',
    interval: byRanks,
    better: null,
    edgeCases: [
      published,
      'A team is a group that the catalog says somebody is a direct member of, now; somebody in two groups brings both.',
      'A postmortem of whose people no team is known lowers the coverage and is not counted as none.',
      'Who was asked to review and has not is not counted; teams that the catalog hides from the reader are not either.',
      tooFew,
    ],
    sources: [nair],
  },
  daysToPublish: {
    id: 'daysToPublish',
    name: 'Time to publish',
    sentence:
      'How long it took from what happened to the published postmortem.',
    formula: 'median of published − the earliest start among its incidents',
    unit: 's',
    interval: byRanks,
    better: 'lower',
    edgeCases: [
      published,
      'They are days of the calendar, weekends and holidays included.',
      'Where no start is known, or publishing seems to come before it, the time is not known; that lowers the coverage.',
      'A postmortem that is published once more counts from when it was published last.',
      'What is still being written is not in it, so that it looks back on what was finished only.',
      tooFew,
    ],
    sources: [nair],
  },
  evidenceShare: {
    id: 'evidenceShare',
    name: 'Factors with evidence',
    sentence:
      'Of the contributing factors in published postmortems, how many rest on evidence.',
    formula: 'factors with at least one piece of evidence ÷ all factors',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'higher',
    edgeCases: [
      published,
      'Whatever is attached as evidence counts as some; how strong it is is for readers to say.',
      'The interval takes factors for independent of each other; those of one postmortem are not quite, so it is a little too narrow.',
      wilsonLimit,
    ],
    sources: [wilson],
  },
  outsideReview: {
    id: 'outsideReview',
    name: 'Reviewed from outside',
    sentence:
      'Of the published postmortems, how many somebody outside the owning team has reviewed.',
    formula: 'published and reviewed from outside ÷ published with known owner',
    unit: 'ratio',
    interval: wilsonScore,
    better: 'higher',
    edgeCases: [
      published,
      'Outside is who belongs neither to an owner of the affected entities nor to a group above or below it, now or at the time of the review.',
      'A review counts also where the text was changed afterwards; that of the author never does.',
      'Where the catalog knows no owner it is not known; with fewer than 80 % known no share is shown.',
      wilsonLimit,
    ],
    sources: [wilson],
  },
  facilitatorSpread: {
    id: 'facilitatorSpread',
    name: 'Spread of facilitation',
    sentence:
      'In how many hands leading postmortems lies, as if all of them led equally often.',
    formula: '1 ÷ Σ share², over the shares of postmortems that each led',
    unit: 'count',
    interval: null,
    better: null,
    edgeCases: [
      published,
      'Who they are is neither shown nor stored with the figure.',
      'One person who leads all gives 1; four who share evenly give 4; of many of whom one leads nearly all it stays near 1.',
      'It can be no larger than the number of postmortems, so few of them look less spread than they are.',
      'A postmortem without a facilitator lowers the coverage.',
      tooFew,
    ],
    sources: [hill],
  },
  nearMissRate: {
    id: 'nearMissRate',
    name: 'Near misses reported',
    sentence: 'How many near misses were reported in 30 days.',
    formula: 'near misses × 30 ÷ observed days',
    unit: 'count',
    interval: exactPoisson,
    better: null,
    edgeCases: [
      'More of them is not worse: it may be that more is said, which is how a team learns before users are hurt.',
      'It needs 7 observed days.',
      'Those that are restricted count for their readers only.',
      'The interval takes them for independent of each other; a call to report makes it too narrow.',
    ],
    sources: [garwood, voidReport],
  },
  nearMissShare: {
    id: 'nearMissShare',
    name: 'Near misses among what was reported',
    sentence:
      'Of near misses and incidents together, how many were near misses.',
    formula: 'near misses ÷ (near misses + incidents)',
    unit: 'ratio',
    interval: wilsonScore,
    better: null,
    edgeCases: [
      'It rises where more near misses are told and where fewer incidents happen: look at both counts.',
      'Drills and maintenance are in neither.',
      wilsonLimit,
    ],
    sources: [wilson, voidReport],
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;
