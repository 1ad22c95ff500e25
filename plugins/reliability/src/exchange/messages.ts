import { correctingMessages } from './words/correctingMessages';
import { documentsMessages } from './words/documentsMessages';
import { recordsMessages } from './words/recordsMessages';

/** The words of import and export. */
export const exchangeMessages = {
  import: {
    title: 'Import',
    intake: 'What arrives by itself',
    lead: 'Bring in what you wrote elsewhere. You see what becomes of it, and mend it, before anything is stored.',
    dropTitle: 'Postmortems, or a list of records',
    dropWhy:
      'Markdown and text files become drafts: one file, one postmortem. A file of records, one JSON object on a line (.ndjson, .jsonl), becomes incidents, postmortems, action items, deployments and change reviews.',
    drop: 'Drop files here, or',
    choose: 'Choose files',
    chooseMore: 'Choose more files',
    notTaken:
      'Not read, since these are neither documents nor records: {{names}}.',
    oneRecordsFile:
      'One file of records at a time. {{name}} is taken; choose the others after it.',
    refused:
      'You can bring in nothing here: the policy of this portal leaves that to others.',
    documentsRefused:
      'Documents are not read: the policy of this portal leaves opening drafts to others.',
    recordsRefused:
      'Records are not read: the policy of this portal leaves importing them to others.',
    settings: 'For documents that do not say',
    settingsWhy:
      'A document that names its entities or its time zone is believed.',
    entities: 'Entities that it was about',
    zone: 'Time zone of its times',
    zoneSearch: 'Type a city or a region',
    stillHere:
      'What you corrected before you left this page is still here. It is gone when you close the tab.',
    documents: documentsMessages,
    correcting: correctingMessages,
    records: recordsMessages,
  },
} as const;
