import { toKey } from '@afterword/plugin-reliability-common';
import { ActionItemLinks } from '../actionItems';
import { IncidentLinks } from '../incidents';
import { Platform } from '../platform/Platform';
import { AboutStore } from './AboutStore';
import { LinkStore } from './LinkStore';
import { PostmortemStore } from './PostmortemStore';

/** What incidents and action items, which are further up the house, know of postmortems. */
export function createPostmortemLinks({ access }: Platform): {
  readonly ofIncidents: IncidentLinks;
  readonly ofActionItems: ActionItemLinks;
} {
  const about = new AboutStore(access);
  const store = new PostmortemStore(access, new LinkStore());
  return {
    ofIncidents: {
      postmortems: (tx, principal, decision) =>
        about.column(tx, principal, decision),
    },
    ofActionItems: {
      async postmortems(tx, ids, principal, decision) {
        if (!decision.allowed) return new Map();
        const { criteria } = decision;
        const found = await store.titles(tx, ids, { principal, criteria });
        return new Map(
          found.map(({ id, title }) => [
            id,
            { key: toKey('postmortem', id), title },
          ]),
        );
      },
      draftCircle: (tx, id) => about.confidentialIdOf(tx, id),
    },
  };
}
