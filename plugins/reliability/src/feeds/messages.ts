/** The words of feeds. */
export const feedsMessages = {
  subscribe: 'Subscribe',
  title: {
    reviews: 'Reviews in your calendar',
    learnings: 'Learnings in your news reader',
    milestones: 'Milestones in your news reader',
  },
  lead: {
    reviews:
      'A calendar reads an address by itself: reviews that are moved move there, and those that are cancelled are shown so.',
    learnings:
      'A news reader reads an address by itself, and shows what was learned as it is published.',
    milestones:
      'A news reader reads an address by itself, and shows what was reached.',
  },
  secret:
    'Whoever has an address reads it without signing in, until you revoke it.',
  list: 'Your addresses',
  none: 'You have none yet.',
  organisation: 'everything',
  address: 'Address for {{scope}}',
  copy: 'Copy',
  copyOf: 'Copy the address for {{scope}}',
  copied: 'The address is on the clipboard',
  copyFailed: 'The browser did not let it be copied. It can be selected.',
  revoke: 'Revoke',
  revokeOf: 'Revoke the address for {{scope}}',
  revoked: 'The address for {{scope}} is gone for good',
  revokeFailed: 'It is not revoked',
  scope: 'About',
  scopeHint: {
    reviews:
      'The reviews of just this team, system or domain. Leave it empty for all.',
    learnings:
      'What happened to this entity, or anything in it. Leave it empty for all.',
    milestones:
      'What this group and those below it have reached. Leave it empty for all.',
  },
  tells: {
    some: 'Of the reviews those that you may see, by what was so when you made it.',
    nothing:
      'It tells nothing any more: you are not in the teams that you were in when you made it. Revoke it, or make another one.',
  },
  create: 'Make an address',
  createFailed: 'It could not be made',
  done: 'Done',
} as const;
