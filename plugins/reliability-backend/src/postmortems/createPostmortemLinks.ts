import { ActionItemLinks } from '../actionItems';
import { IncidentLinks } from '../incidents';
import { Platform } from '../platform/Platform';
import { AboutStore } from './AboutStore';

/** What incidents and action items, which are further up the house, know of postmortems. */
export function createPostmortemLinks({ access }: Platform): {
  readonly ofIncidents: IncidentLinks;
  readonly ofActionItems: ActionItemLinks;
} {
  const about = new AboutStore(access);
  return {
    ofIncidents: {
      postmortems: (...asked) => about.besideIncidents(...asked),
      inLayers: (...asked) => about.incidentsInLayers(...asked),
    },
    ofActionItems: {
      postmortemTitle: (...asked) => about.titleBesideItems(...asked),
      isPostmortemSeen: (...asked) => about.isSeen(...asked),
      draftCircle: (tx, id) => about.confidentialIdOf(tx, id),
    },
  };
}
