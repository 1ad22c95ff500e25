import { Knex } from 'knex';
import { ActionItems } from '../actionItems';
import { EntityMove, IncidentChange, ListedIncident } from '../incidents';
import { Circle } from '../platform/access/Circle';
import { NotReadableError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import {
  AboutIncidents,
  FromIncidents,
  fromIncidents,
  IncidentsById,
  incidentsOf,
} from './AboutIncidents';
import { AboutStore } from './AboutStore';
import { DocumentStore } from './DocumentStore';
import { LayerFactStore } from './LayerFactStore';
import { outdateReviews } from './outdateReviews';
import { PostmortemStore } from './PostmortemStore';
import { isReattached } from './postmortemLinks';
import { sortAtOf, StoredPostmortem } from './PostmortemRow';

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
 * nothing of postmortems: their writer calls its followers in the transaction of the change, and {@link follow} writes anew what follows
 * from it. It is written rather than read each time because lists page along indexes of these columns, and because the one access
 * predicate reads plain rows.
 *
 * Whoever may change an incident need not be a reader of the drafts about it, and must not become one by naming an entity of theirs, nor
 * shut others out. So the circle of a draft keeps its entities but for what one of its readers, or the source that the incident came
 * from, does: they join and leave by what that one change said, not by what the incident has become meanwhile. Attaching incidents to
 * the draft or detaching them, which its readers do, brings it into step with all of them.
 *
 * What lists find a postmortem by and sort it by never says more than all of its readers may know: it comes from incidents that everybody
 * may see, also while it is a draft, since not all of its readers need see a restricted one. Policies judge a draft by what it is
 * about, whoever may see that: by its circle's entities and by the severity of all incidents.
 */
export class CircleKeeper {
  constructor(
    private readonly platform: Platform,
    private readonly store: PostmortemStore,
    private readonly aboutStore: AboutStore,
    private readonly about: AboutIncidents,
    private readonly actionItems: ActionItems,
    private readonly documents: DocumentStore,
    private readonly layers: LayerFactStore,
  ) {}

  /** What a postmortem is found by and judged by. */
  derive(
    incidents: readonly ListedIncident[],
    { isDraft }: { readonly isDraft: boolean },
  ): FromIncidents {
    const known = fromIncidents(
      incidents.filter(({ confidentialId }) => confidentialId === null),
    );
    if (!isDraft) return known;
    // No list is filtered or sorted by severity.
    return { ...known, severity: fromIncidents(incidents).severity };
  }

  /** Who reads a draft as it is given. */
  async ofGiven(
    tx: Knex,
    given: People & Pick<StoredPostmortem, 'incidentIds'>,
    before?: StoredPostmortem,
  ): Promise<Circle> {
    const { access } = this.platform;
    const present = before?.confidentialId ?? null;
    if (before && present !== null && !isReattached(before, given)) {
      const { entities } = await access.circle(tx, present);
      return circleOf(given, entities);
    }
    const all = await this.about.all(tx, given.incidentIds);
    const incidents = incidentsOf(given.incidentIds, all);
    return circleOf(given, fromIncidents(incidents).entities);
  }

  /**
   * Those of the incidents of a new draft that all its readers may see, but for its author, who was asked: what is taken from them is read
   * by all of these.
   */
  async seenByAll(
    tx: Knex,
    people: Omit<People, 'author'>,
    incidents: readonly ListedIncident[],
  ): Promise<ListedIncident[]> {
    const { access, catalog } = this.platform;
    const { entities } = fromIncidents(incidents);
    const { readers } = circleOf({ ...people, author: null }, entities);
    const maySee = async (circle: number) => {
      const owned = (await access.circle(tx, circle)).entities;
      if (!entities.every(ref => owned.includes(ref))) return false;
      for (const [ref] of readers) {
        const reader = await catalog.somebody(tx, ref);
        if (!(await access.allows(tx, circle, reader))) return false;
      }
      return true;
    };
    const seen: ListedIncident[] = [];
    for (const incident of incidents) {
      const { confidentialId } = incident;
      if (confidentialId === null || (await maySee(confidentialId))) {
        seen.push(incident);
      }
    }
    return seen;
  }

  async open(
    tx: Knex,
    people: People,
    incidents: readonly ListedIncident[],
    now: number,
  ): Promise<number> {
    const { entities } = fromIncidents(incidents);
    return this.platform.access.create(tx, circleOf(people, entities), now);
  }

  /** @throws NotReadableError when a draft that somebody could read would be left to nobody */
  async demandReader(
    tx: Knex,
    before: StoredPostmortem,
    next: StoredPostmortem,
  ): Promise<void> {
    const { access } = this.platform;
    const isFor = async (given: StoredPostmortem) =>
      access.isForSomebody(tx, await this.ofGiven(tx, given, before));
    if ((await isFor(next)) || !(await isFor(before))) return;
    throw new NotReadableError(
      'Nothing was changed: nobody could read the draft then; name somebody as its facilitator, or keep an incident whose entities somebody owns',
    );
  }

  /** Lets the owners of more entities read a draft; all others stay, whatever has become of its incidents. */
  async join(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
    people: People,
    entities: readonly string[],
  ): Promise<void> {
    const { access } = this.platform;
    const before = await access.circle(tx, draft.confidentialId);
    const all = new Set([...before.entities, ...entities]);
    await this.redraw(tx, draft, people, [...all]);
  }

  /** Sets anew who reads a draft, and its action items with it. */
  async redraw(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
    people: People,
    /** Whose owners read it; those that it has unless told. */
    entities?: readonly string[],
  ): Promise<void> {
    const { access } = this.platform;
    const { confidentialId } = draft;
    const kept = entities ?? (await access.circle(tx, confidentialId)).entities;
    await access.replace(tx, confidentialId, circleOf(people, kept));
    await this.actionItems.writer.reviseCircle(tx, draft);
  }

  /** Makes a draft, and its action items with it, readable by everyone. */
  async release(
    tx: Knex,
    draft: { readonly id: number; readonly confidentialId: number },
  ): Promise<void> {
    await this.platform.access.release(tx, draft.confidentialId);
    await this.actionItems.writer.releaseForPostmortem(tx, draft.id);
  }

  /** Writes anew what postmortems have from some incidents that have changed. */
  async follow(
    tx: Knex,
    changed: readonly IncidentChange[],
    /** Others that are to be held with them. */
    others: readonly number[],
  ): Promise<void> {
    const ids = await this.aboutStore.postmortemsOf(
      tx,
      changed.map(({ id }) => id),
    );
    if (ids.length === 0 && others.length === 0) return;
    const held = await this.store.holdUnrestricted(tx, [...ids, ...others]);
    const postmortems = held.filter(({ id }) => ids.includes(id));
    const all = await this.about.all(
      tx,
      postmortems.flatMap(postmortem => postmortem.incidentIds),
    );
    for (const postmortem of postmortems) {
      const incidents = incidentsOf(postmortem.incidentIds, all);
      const moves = movesAbout(postmortem, changed, all);
      await this.followOne(tx, postmortem, incidents, moves);
      await outdateReviews(tx, this.platform, this.store, postmortem, changed);
    }
    await this.layers.write(tx, ids);
  }

  private async followOne(
    tx: Knex,
    postmortem: StoredPostmortem,
    incidents: readonly ListedIncident[],
    moves: readonly EntityMove[],
  ): Promise<void> {
    const { id, confidentialId } = postmortem;
    const derived = this.derive(incidents, {
      isDraft: confidentialId !== null,
    });
    const told = await this.documents.firstMoments(tx, [id]);
    const dated = { ...postmortem, startedAt: derived.startedAt };
    await this.store.setDerived(tx, id, {
      ...derived,
      sortAt: sortAtOf(dated, told.get(id) ?? null),
    });
    if (confidentialId === null) return;
    const own = await this.ofReaders(tx, confidentialId, moves);
    if (own.length === 0) return;
    const circle = await this.platform.access.circle(tx, confidentialId);
    const present = fromIncidents(incidents).entities;
    const entities = moved(circle.entities, own, present);
    const { access } = this.platform;
    // Whoever moves an incident may not know of the draft: its last readers stay.
    if (await access.isForSomebody(tx, circleOf(postmortem, entities))) {
      await this.redraw(tx, { id, confidentialId }, postmortem, entities);
    }
  }

  private async ofReaders(
    tx: Knex,
    confidentialId: number,
    moves: readonly EntityMove[],
  ): Promise<EntityMove[]> {
    const { access } = this.platform;
    const own: EntityMove[] = [];
    for (const move of moves) {
      const { by } = move;
      if (by === 'source' || (await access.allows(tx, confidentialId, by))) {
        own.push(move);
      }
    }
    return own;
  }
}

/** What became of the entities of a postmortem's incidents, and of those that these are merged into. */
function movesAbout(
  { incidentIds }: StoredPostmortem,
  changed: readonly IncidentChange[],
  incidents: IncidentsById,
): EntityMove[] {
  const concerned = new Set(
    incidentIds.flatMap(id => [id, incidents.get(id)?.id ?? id]),
  );
  return changed.flatMap(({ id, move }) =>
    move !== undefined && concerned.has(id) ? [move] : [],
  );
}

/** The entities of a circle after some moves: nothing joins that no incident has, nothing leaves that another incident still has. */
function moved(
  before: readonly string[],
  moves: readonly EntityMove[],
  present: readonly string[],
): string[] {
  const named = new Set(present);
  const left = new Set(
    moves.flatMap(({ from }) => from.filter(ref => !named.has(ref))),
  );
  const joined = moves.flatMap(({ from, to }) => {
    const had = new Set(from);
    return to.filter(ref => named.has(ref) && !had.has(ref));
  });
  return [...new Set([...before.filter(ref => !left.has(ref)), ...joined])];
}

function circleOf(people: People, entities: readonly string[]): Circle {
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
    entities,
  };
}
