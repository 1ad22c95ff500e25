import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { StoredIncident } from '../incidents';
import { Circle } from '../platform/access/Access';
import { Platform } from '../platform/Platform';
import {
  AboutIncidents,
  FromIncidents,
  fromIncidents,
  incidentsOf,
} from './AboutIncidents';
import { AboutStore } from './AboutStore';
import { PostmortemStore } from './PostmortemStore';
import { StoredPostmortem } from './PostmortemRow';

/** Who has a part in a postmortem. */
export type People = Pick<
  StoredPostmortem,
  'author' | 'facilitator' | 'participants' | 'reviewers'
>;

/**
 * Keeps what a postmortem has from others: its readers, and what lists filter and sort by (severity, start, entities).
 *
 * A draft is read by the people who have a part in it and by the owners of the entities that its incidents affect. Owners follow the
 * catalog by themselves, since the access predicate joins the projection. Incidents are another slice's, above this one, and know
 * nothing of postmortems: their changes arrive through the outbox, and {@link follow} writes anew what follows from them. It is
 * written rather than read each time because lists page along indexes of these columns, and because the one access predicate reads
 * plain rows. What a reader is shown is read from the incidents themselves and is never behind. An import is silent and calls
 * {@link follow} itself.
 *
 * What is derived never says more than the document's readers may know: a published postmortem is found by its public incidents only.
 */
export class CircleKeeper {
  constructor(
    private readonly platform: Platform,
    private readonly store: PostmortemStore,
    private readonly aboutStore: AboutStore,
    private readonly about: AboutIncidents,
    private readonly actionItems: ActionItems,
  ) {}

  /** What a postmortem is found by. */
  derive(
    incidents: readonly StoredIncident[],
    options: { readonly isDraft: boolean },
  ): FromIncidents {
    return fromIncidents(
      options.isDraft
        ? incidents
        : incidents.filter(({ confidentialId }) => confidentialId === null),
    );
  }

  async open(
    tx: Knex,
    people: People,
    incidents: readonly StoredIncident[],
    now: number,
  ): Promise<number> {
    return this.platform.access.create(tx, circleOf(people, incidents), now);
  }

  /** Sets anew who reads a draft, and its action items with it. */
  async redraw(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
    people: People,
    incidents: readonly StoredIncident[],
  ): Promise<void> {
    const circle = circleOf(people, incidents);
    await this.platform.access.replace(tx, draft.confidentialId, circle);
    await this.actionItems.writer.reviseCircle(tx, draft.id);
  }

  /** Makes a draft, and its action items with it, readable by everyone. */
  async release(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
  ): Promise<void> {
    await this.platform.access.release(tx, draft.confidentialId);
    await this.actionItems.writer.releaseForPostmortem(tx, draft.id);
  }

  /** Writes anew what postmortems have from some incidents that have changed. Doing it again changes nothing. */
  async follow(tx: Knex, incidentIds: readonly number[]): Promise<void> {
    const ids = await this.aboutStore.postmortemsOf(tx, incidentIds);
    if (ids.length === 0) return;
    const postmortems = await this.store.holdUnrestricted(tx, ids);
    const all = await this.about.all(
      tx,
      postmortems.flatMap(postmortem => postmortem.incidentIds),
    );
    for (const postmortem of postmortems) {
      const incidents = incidentsOf(postmortem.incidentIds, all);
      await this.followOne(tx, postmortem, incidents);
    }
  }

  private async followOne(
    tx: Knex,
    postmortem: StoredPostmortem,
    incidents: readonly StoredIncident[],
  ): Promise<void> {
    const { id, confidentialId } = postmortem;
    const derived = this.derive(incidents, {
      isDraft: confidentialId !== null,
    });
    await this.store.setDerived(tx, id, {
      ...derived,
      sortAt: derived.startedAt ?? postmortem.createdAt,
    });
    if (confidentialId !== null) {
      await this.redraw(tx, { id, confidentialId }, postmortem, incidents);
    }
  }
}

function circleOf(
  people: People,
  incidents: readonly StoredIncident[],
): Circle {
  const named = [
    ['author', people.author],
    ['facilitator', people.facilitator],
    ...people.participants.map(ref => ['participant', ref] as const),
    ...people.reviewers.map(ref => ['reviewer', ref] as const),
  ] as const;
  return {
    readers: named.flatMap(([reason, ref]) =>
      ref === null ? [] : [[ref, reason] as const],
    ),
    entities: fromIncidents(incidents).entities,
  };
}
