import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actionItemsMessages } from './actionItems/messages';
import { editingMessages } from './editing/messages';
import { entityMessages } from './entity/messages';
import { exchangeMessages } from './exchange/messages';
import { incidentsMessages } from './incidents/messages';
import { listingMessages } from './listing/messages';
import { postmortemsMessages } from './postmortems/messages';
import { shellMessages } from './shell/messages';

/**
 * Every word of the plugin, by slice. A portal can replace any of them, or add
 * a language, through its translations.
 *
 * @public
 */
export const reliabilityTranslationRef = createTranslationRef({
  id: 'reliability',
  messages: {
    shell: shellMessages,
    editing: editingMessages,
    listing: listingMessages,
    incidents: incidentsMessages,
    postmortems: postmortemsMessages,
    actionItems: actionItemsMessages,
    exchange: exchangeMessages,
    entity: entityMessages,
  },
});
