import { reportMessages } from '@afterword/plugin-reliability-common';

/** The words of the report: what it says, and the page around it. */
export const reportPageMessages = {
  said: reportMessages,
  overview: 'The same as the overview',
  loading: 'The report is being written',
  failed: 'The report could not be loaded',
  emptyTitle: 'There is nothing to report yet',
  emptyWhy:
    'A report is written from incidents, near misses and commitments. The overview says how to begin.',
  ways: 'What to do with the report',
  copy: 'Copy Markdown',
  copied: 'The report is on the clipboard, as Markdown',
  copyFailed: 'The browser did not let it be copied. It can be downloaded.',
  download: 'Download Markdown',
  print: 'Print',
  passingOn:
    'It says what you may see, also what is restricted to you and others: read it before you pass it on.',
  monthly: {
    title: 'Send this every month',
    lead: 'Once a month is over, everybody in a group is told in a sentence or two how it was, from what everybody may see, with a link to its report.',
    groups: 'Groups that get it',
    nobody: 'It is sent to nobody yet.',
    detail: 'next on {{day}}, asked for by {{by}}',
    stop: 'Stop',
    stopFor: 'Stop sending it to {{group}}',
    stopFailed: 'It is sent still',
    group: 'Group',
    groupPlaceholder: 'A team or another group',
    ownPlaceholder: 'One of your groups',
    whichGroup: 'Who is to get it?',
    noGroup: 'You belong to no group that it could be sent to.',
    send: 'Send every month',
    sendFailed: 'It could not be set up',
  },
} as const;
