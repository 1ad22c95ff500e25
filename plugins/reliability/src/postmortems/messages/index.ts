import { documentMessages } from './documentMessages';
import { listMessages } from './listMessages';
import { pageMessages } from './pageMessages';
import { railMessages } from './railMessages';
import { sectionMessages } from './sectionMessages';

/** The words of postmortems. */
export const postmortemsMessages = {
  list: listMessages,
  page: pageMessages,
  section: sectionMessages,
  ...documentMessages,
  ...railMessages,
} as const;
