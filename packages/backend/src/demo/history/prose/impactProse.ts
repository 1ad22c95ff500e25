import { Slots } from '../failureModes';

/** What the incident meant to those who use the service, where the impact was known. */
export const impactProse: Slots = [
  [
    'For {duration}, {pct} of attempts at {doing} did not succeed. The others took longer than usual.',
    '{Users} in {region} could not go on {doing} from {clock} UTC; it lasted {duration}.',
    'Between {clock} UTC and the end {duration} later, about {thousands} attempts at {doing} failed.',
    '{Doing} was affected for {duration}: {pct} of attempts failed, and those that succeeded took up to {slow}.',
    'Not everybody was affected. Those who were could not go on {doing} at all for {duration}.',
    'Over {duration} we count {hundreds} {users} who gave up and {hundreds2} who tried again later.',
  ],
  [
    'These numbers are estimates from the logs, since not every attempt leaves a trace.',
    '{Hundreds} of the {thing} concerned were completed within a day; {few} had to be given up, with an apology.',
    'Nothing was lost for good. {Thing} of the window were completed later, the last of them {tens} hours after the end.',
    'Comparing with the same hours of the {few} weeks before, we miss about {hundreds} {thing}.',
    'Customer support answered {tens} questions, most of them on the same day.',
    'Whether trust was lost we cannot say; the number of {thing} was back at its usual level two days later.',
  ],
  [
    'Stored data were not affected.',
    'No personal data were visible to anybody else.',
    'Other services went on as usual, somewhat slower at worst.',
    'The warehouses did not notice.',
    'Traffic through {caller} fell by a third in the same time.',
    'The other region carried on without a difference.',
  ],
];

/** The same where nobody was hurt. */
export const noImpactProse: Slots = [
  [
    'None. No {users} were affected.',
    'Nobody was hurt: {doing} worked throughout.',
    'There was no effect outside of the team.',
  ],
  [
    'Had it gone on, {doing} would have stopped for everybody within {tens} minutes.',
    'A little later in the day it would have been an incident of the second severity.',
    'What it would have cost is hard to say; a comparable incident last year took {tens} minutes.',
  ],
];
