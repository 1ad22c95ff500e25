import { lineMessages } from '@afterword/plugin-reliability-common';

/** The words of importing records from a file of lines. */
export const recordsMessages = {
  title: 'Records of {{name}}',
  why: 'Each line is one record. A bad line never stops the others; each is named below with what is wrong.',
  again:
    'A record that was imported before is recognised by its source and its identity there, and updated.',
  statusPage:
    'This is the history of a status page: each row becomes an incident, with the times, the severity and the components that it states.',
  statusSource: 'Name of the status page',
  statusSourceWhy:
    'Under the same name, a later copy of the history changes these incidents and doubles none.',
  statusNamespace: 'Namespace of its components',
  statusNamespaceWhy: '“API requests” becomes {{example}}',
  tryFirst: 'Try it first',
  tryWhy: 'Reads every line, and stores nothing.',
  start: 'Import',
  startAgain: 'Import again',
  cancel: 'Cancel',
  remove: 'Choose another file',
  trying: 'Trying',
  running: 'Importing',
  linesSoFar_one: '{{count}} line so far',
  linesSoFar_other: '{{count}} lines so far',
  tried_one: 'Tried {{count}} line. Nothing was stored.',
  tried_other: 'Tried {{count}} lines. Nothing was stored.',
  imported_one: '{{count}} line imported.',
  imported_other: '{{count}} lines imported.',
  cancelled:
    'Cancelled after line {{n, number}}. What was imported until then stays. Running it again completes it.',
  cancelledTry: 'Cancelled after line {{n, number}}. Nothing was stored.',
  endedEarly: 'The answer ended before all lines had one.',
  failedAt:
    'It stopped after line {{n, number}}: {{problem}} What was imported until then stays. Running it again completes it.',
  emptyFile: 'The file has no lines.',
  counts: 'What became of the lines',
  created: 'New',
  updated: 'Updated',
  unchanged: 'As before',
  failed: 'Failed',
  warned: 'With a warning',
  waiting: 'Waiting',
  waits_one:
    '{{count}} reference is to a record that had not come when its line was read. It is connected when that comes, if it may be then.',
  waits_other:
    '{{count}} references are to records that had not come when their lines were read. Each is connected when its record comes, if it may be then.',
  newRecords: 'What is new',
  moreNew_one: 'and {{count}} more',
  moreNew_other: 'and {{count}} more',
  wouldBeNew: 'Would be new',
  wouldBeUpdated: 'Would be updated',
  acrossParts:
    'A trial reads large files in parts, so a line that refers to one far away may be warned about and still find it in the import.',
  problems: 'Lines to look at',
  noProblems: 'Every line was fine.',
  shown: 'The first {{n, number}} are shown; the report has all.',
  line: 'Line',
  field: 'Field',
  problem: 'Problem',
  warning: 'Warning',
  whole: 'the whole line',
  told: lineMessages,
  saveCsv: 'Save the report as CSV',
  saveNdjson: 'Save it as NDJSON',
} as const;
