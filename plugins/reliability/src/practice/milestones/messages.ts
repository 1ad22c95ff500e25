/** The words of milestones. */
export const milestonesMessages = {
  title: 'Milestones',
  lead: 'For learning that is finished. Each stands for itself: there is no order but time, and no team is compared with another.',
  meta: 'for learning that is finished',
  all: 'All milestones',
  failed: 'The milestones could not be loaded',
  emptyTitle: 'No milestones yet',
  emptyWhy:
    'The first comes with a team’s first published postmortem. Others follow when ten commitments are verified, when five teams adopt a learning, when a risk is closed in three domains, and when a failure mode stays away for half a year.',
  older: 'Earlier milestones',
  said: {
    firstPostmortem: '{{team}} has published its first postmortem',
    verifiedActions: '{{team}} has verified {{level}} commitments',
    quietFailureMode: '“{{failureMode}}” has not come back for {{level}} days',
    adoptedLearning: '{{level}} teams have adopted what {{team}} has learned',
    adoptedLearningOfNobody: '{{level}} teams have adopted a learning',
    risksClosed:
      'What was done against “{{failureMode}}” is verified in {{level}} domains',
    withdrawn: 'A milestone of {{team}}',
    withdrawnOfAll: 'A milestone of the organisation',
  },
  why: {
    verifiedActions: 'Somebody has checked the effect of each of them.',
    risksClosed: 'Somebody has checked its effect in each of them.',
    adoptedLearning: 'It applies to something of theirs, too.',
  },
  withdrawn: 'Withdrawn {{when}}: what it rested on is no longer so.',
  quiet: {
    before_one: 'It came once in the {{days}} days before.',
    before_other: 'It came {{count}} times in the {{days}} days before.',
    expected:
      'At that rate {{expected}} more would have been expected ({{low}}–{{high}}, 95 %), and none came.',
    chance:
      'Where nothing had changed, so long a silence would come {{chance}} in 100; for one of the {{watched}} failure modes that were watched, {{any}} in 100.',
    chanceAlone:
      'Where nothing had changed, so long a silence would come {{chance}} in 100.',
    times_one: 'once',
    times_other: '{{count}} times',
    lessThanOnce: 'less than once',
    nearlyAlways: 'more than 99 times',
    mayBeChance: 'So this may well be chance.',
    hardlyChance: 'So this is hardly chance alone.',
    known:
      'How it failed is known of {{known}} of {{total}} incidents in these days.',
  },
} as const;
