import { leadershipMessages } from '@afterword/plugin-reliability-common';

/** The words of the report for leadership: what it says, and the page around it. */
export const leadershipPageMessages = {
  said: leadershipMessages,
  title: 'Report for leadership',
  back: 'The practice',
  quarter: 'Quarter',
  running: '{{quarter}}, so far',
  loading: 'The report of the quarter is being written',
  failed: 'The report of the quarter could not be loaded',
  emptyTitle: 'There is nothing to report of this quarter',
  emptyWhy:
    'The report tells of incidents and near misses that were reported, postmortems that were published, and commitments. Choose another quarter, or report a near miss.',
  passingOn:
    'Its figures count what you may see, also what is restricted to you and others. Stories and decisions name only what everybody may read.',
} as const;
