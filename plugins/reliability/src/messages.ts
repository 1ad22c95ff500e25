import { figuresMessages } from '@afterword/plugin-reliability-common';
import { actionItemsMessages } from './actionItems/messages';
import { deploymentsMessages } from './deployments/messages';
import { editingMessages } from './editing/messages';
import { entityMessages } from './entity/messages';
import { exchangeMessages } from './exchange/messages';
import { failureModesMessages } from './failureModes/messages';
import { feedsMessages } from './feeds/messages';
import { figureMessages } from './figures/messages';
import { homeMessages } from './home/messages';
import { incidentsMessages } from './incidents/messages';
import { intakeMessages } from './intake/messages';
import { learningsMessages } from './learnings/messages';
import { listingMessages } from './listing/messages';
import { overviewMessages } from './overview/messages';
import { postmortemsMessages } from './postmortems/messages';
import { practiceMessages } from './practice/messages';
import { processesMessages } from './processes/messages';
import { qualityPageMessages } from './quality/messages';
import { reportPageMessages } from './reports/messages';
import { searchMessages } from './search/messages';
import { changesMessages } from './changes/messages';
import { reviewsMessages } from './reviews/messages';
import { shellMessages } from './shell/messages';

/** All words, by slice. */
export const messages = {
  shell: shellMessages,
  editing: editingMessages,
  listing: listingMessages,
  home: homeMessages,
  incidents: incidentsMessages,
  postmortems: postmortemsMessages,
  learnings: learningsMessages,
  failureModes: failureModesMessages,
  actionItems: actionItemsMessages,
  deployments: deploymentsMessages,
  exchange: exchangeMessages,
  entity: entityMessages,
  intake: intakeMessages,
  overview: overviewMessages,
  figures: figureMessages,
  metrics: figuresMessages,
  quality: qualityPageMessages,
  reports: reportPageMessages,
  search: searchMessages,
  reviews: reviewsMessages,
  feeds: feedsMessages,
  processes: processesMessages,
  practice: practiceMessages,
  changes: changesMessages,
} as const;
