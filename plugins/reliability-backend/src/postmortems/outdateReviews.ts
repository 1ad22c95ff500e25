import { Knex } from 'knex';
import { IncidentChange } from '../incidents';
import { Platform } from '../platform/Platform';
import { lapsesOf } from './postmortemEvents';
import { StoredPostmortem } from './PostmortemRow';
import { PostmortemStore } from './PostmortemStore';

/** A postmortem is about another incident once one of its own is merged into another, or that is taken back: its reviews are of an earlier one. */
export async function outdateReviews(
  tx: Knex,
  { clock, outbox }: Pick<Platform, 'clock' | 'outbox'>,
  store: PostmortemStore,
  postmortem: StoredPostmortem,
  changed: readonly IncidentChange[],
): Promise<void> {
  const remerged = changed.flatMap(change =>
    postmortem.incidentIds.includes(change.id) ? change.remerged ?? [] : [],
  );
  if (remerged.length === 0) return;
  await store.outdate(tx, postmortem.id);
  const told = remerged.find(({ silent }) => !silent);
  if (told === undefined) return;
  const reviews = postmortem.reviews.map(each => ({ ...each, current: false }));
  for (const event of lapsesOf(
    postmortem,
    { ...postmortem, reviews },
    told.by,
  )) {
    await outbox.add(tx, event, clock());
  }
}
