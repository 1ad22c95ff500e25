import type {
  Milestone,
  QuietEvidence,
} from '@afterword/plugin-reliability-common';

/** The tenth verified commitment of the search team. */
export function aMilestone(over: Partial<Milestone> = {}): Milestone {
  return {
    id: 1,
    kind: 'verifiedActions',
    level: 10,
    team: { ref: 'group:default/search', known: true },
    reachedAt: '2026-11-17T09:00:00Z',
    text: 'search has verified 10 commitments',
    evidence: {},
    about: null,
    state: 'stands',
    stateAt: null,
    version: 1,
    ...over,
  };
}

/** A failure mode that has not come back. */
export function aQuietMode(over: Partial<QuietEvidence> = {}): Milestone {
  return aMilestone({
    id: 2,
    kind: 'quietFailureMode',
    level: 180,
    team: null,
    evidence: {
      failureMode: 'retry-storm',
      last: '2026-05-20',
      before: 6,
      beforeDays: 365,
      expected: 2.96,
      expectedLow: 1.09,
      expectedHigh: 6.44,
      chance: 0.09,
      watched: 4,
      chanceOfAny: 0.31,
      known: 44,
      total: 50,
      ...over,
    },
  });
}
