import { RevisionMessage, said } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ListedIncident } from '../incidents';
import { Changes, circleOfChange } from '../platform/history/History';
import { Platform } from '../platform/Platform';
import { AboutIncidents, fromIncidents, incidentsOf } from './AboutIncidents';
import { CircleKeeper } from './CircleKeeper';
import {
  advance,
  contentOf,
  DocumentContent,
  emptyDocument,
  EntryContent,
  firstMomentOf,
  isSameText,
} from './document';
import { DocumentStore } from './DocumentStore';
import { givenFields, GivenPostmortem } from './givenPostmortem';
import { LayerFactStore } from './LayerFactStore';
import { isReattached, uniqueLinks } from './postmortemLinks';
import {
  PostmortemFields,
  PostmortemLinks,
  sortAtOf,
  StoredPostmortem,
} from './PostmortemRow';
import { PostmortemRows, PostmortemStore } from './PostmortemStore';
import { eventsOf } from './postmortemEvents';
import {
  ChangeRecord,
  changesOf,
  historyOf,
  recordedChanges,
  revisionChangesOf,
  revisionOf,
  WholePostmortem,
} from './postmortemTraces';
import { RevisionStore } from './RevisionStore';

const wasCreated: RevisionMessage = said('created');

/** A postmortem to create. */
export interface NewPostmortem {
  readonly given: GivenPostmortem;
  readonly content: DocumentContent;
  readonly record: ChangeRecord;
}

/** A change of a postmortem: only what is named changes. */
export interface PostmortemChange {
  readonly given?: Partial<GivenPostmortem>;
  readonly content?: DocumentContent;
  /** Attached incidents that have arrived, rather than been chosen by a reader of the draft: its circle gains their entities, and keeps its own. */
  readonly arrived?: readonly number[];
}

/**
 * Writes postmortems with all that belongs to a write: readers, facts, revision, history, outbox. It runs inside a transaction that its caller
 * owns, asks for no permission and judges no gate: people come through the services of this slice, imports through theirs.
 */
export class PostmortemWriter {
  constructor(
    private readonly platform: Platform,
    private readonly store: PostmortemStore,
    private readonly documents: DocumentStore,
    private readonly revisions: RevisionStore,
    private readonly about: AboutIncidents,
    private readonly circles: CircleKeeper,
    private readonly layers: LayerFactStore,
  ) {}

  async create(tx: Knex, postmortem: NewPostmortem): Promise<number> {
    const [id] = await this.createAll(tx, [postmortem]);
    return id;
  }

  /** Creates many at once, in as few statements as they need. */
  async createAll(
    tx: Knex,
    postmortems: readonly NewPostmortem[],
  ): Promise<number[]> {
    if (postmortems.length === 0) return [];
    const { clock, history, outbox } = this.platform;
    const now = clock();
    const about = await this.about.kept(
      tx,
      postmortems.flatMap(({ given }) => given.incidentIds),
    );
    const rows: PostmortemRows[] = [];
    for (const { given, content } of postmortems) {
      const links = uniqueLinks(given);
      const incidents = incidentsOf(links.incidentIds, about);
      const confidentialId =
        given.status === 'published'
          ? null
          : await this.circles.open(tx, { ...given, ...links }, incidents, now);
      const fields = {
        ...givenFields(given),
        title: content.title,
        createdAt: now,
        updatedAt: now,
        confidentialId,
        draftedBy: null,
      };
      rows.push(this.derived(fields, links, incidents, content.timeline));
    }
    const ids = await this.store.insertAll(tx, rows);
    const created = rows.map(({ fields, links }, index) => ({
      postmortem: { ...fields, ...links, id: ids[index], version: 1 },
      document: advance(emptyDocument, postmortems[index].content, {
        version: 1,
        now,
        actor: postmortems[index].record.actor,
      }),
      record: postmortems[index].record,
    }));
    await this.documents.insertAll(
      tx,
      created.map(({ postmortem: { id }, document }) => ({ id, document })),
    );
    await this.layers.write(tx, ids);
    await this.revisions.insertAll(
      tx,
      created.map(whole => revisionOf(whole, whole.record, [wasCreated])),
    );
    await history.appendAll(
      tx,
      created.map(({ postmortem, record }) => historyOf(postmortem, record)),
    );
    for (const whole of created) {
      const { actor, silent } = whole.record;
      if (!silent) {
        for (const event of eventsOf(undefined, whole, actor)) {
          await outbox.add(tx, event, now);
        }
      }
    }
    return ids;
  }

  /**
   * Writes a changed postmortem. The transaction must hold it (`hold` of the store), and the state before must come from there. What was
   * published stays published: what everybody may have read is no draft again.
   *
   * @returns the new state; the same object when nothing differs
   */
  async update(
    tx: Knex,
    before: WholePostmortem,
    change: PostmortemChange,
    record: ChangeRecord,
  ): Promise<WholePostmortem> {
    const now = this.platform.clock();
    const { postmortem } = before;
    const version = postmortem.version + 1;
    const content =
      change.content ?? contentOf(postmortem.title, before.document);
    const document = advance(before.document, content, {
      version,
      now,
      actor: record.actor,
    });
    const given = { ...postmortem, ...change.given };
    const isRewritten =
      content.title !== postmortem.title ||
      !isSameText(before.document, document) ||
      isReattached(postmortem, given);
    const next: StoredPostmortem = {
      ...given,
      ...uniqueLinks({
        ...given,
        reviews: given.reviews.map(review =>
          isRewritten ? { ...review, current: false } : review,
        ),
      }),
      status: postmortem.status === 'published' ? 'published' : given.status,
      title: content.title,
      version,
      updatedAt: now,
      sortAt: sortAtOf(postmortem, firstMomentOf(document.timeline)),
    };
    const changes = changesOf(before, { postmortem: next, document });
    if (
      Object.keys(changes).length === 0 &&
      next.recordHash === postmortem.recordHash
    ) {
      return before;
    }
    if (change.given === undefined) {
      await this.store.touch(tx, next.id, version, next);
    }
    const after = {
      postmortem:
        change.given === undefined
          ? next
          : await this.settle(tx, postmortem, next, {
              timeline: document.timeline,
              arrived: change.arrived,
            }),
      document,
    };
    await this.documents.update(tx, next.id, before.document, document);
    if (next.status === 'published') await this.layers.write(tx, [next.id]);
    await this.leaveTraces(tx, before, after, changes, record);
    return after;
  }

  /** Writes a row whose incidents, people or status may differ, and all that follows from them. */
  private async settle(
    tx: Knex,
    before: StoredPostmortem,
    next: StoredPostmortem,
    {
      timeline,
      arrived,
    }: Pick<PostmortemChange, 'arrived'> & {
      readonly timeline: readonly EntryContent[];
    },
  ): Promise<StoredPostmortem> {
    const incidents = incidentsOf(
      next.incidentIds,
      await this.about.kept(tx, next.incidentIds),
    );
    const { id } = next;
    let { confidentialId, draftedBy } = before;
    if (confidentialId !== null && next.status === 'published') {
      await this.circles.release(tx, { id, confidentialId });
      draftedBy = confidentialId;
      confidentialId = null;
    } else if (confidentialId !== null) {
      const draft = { id, confidentialId };
      if (arrived === undefined) {
        await this.circles.demandReader(tx, before, next);
        const { entities } = fromIncidents(incidents);
        const all = isReattached(before, next) ? entities : undefined;
        await this.circles.redraw(tx, draft, next, all);
      } else {
        const own = incidents.filter(incident => arrived.includes(incident.id));
        await this.circles.join(tx, draft, next, fromIncidents(own).entities);
      }
    }
    const fields = { ...next, confidentialId, draftedBy };
    const rows = this.derived(fields, next, incidents, timeline);
    await this.store.update(tx, id, next.version, rows);
    return { ...next, ...rows.fields };
  }

  private derived(
    fields: Omit<PostmortemFields, 'severity' | 'startedAt' | 'sortAt'>,
    links: PostmortemLinks,
    incidents: readonly ListedIncident[],
    timeline: readonly EntryContent[],
  ): PostmortemRows {
    const { entities, severity, startedAt } = this.circles.derive(incidents, {
      isDraft: fields.confidentialId !== null,
    });
    const dated = { ...fields, severity, startedAt };
    return {
      fields: { ...dated, sortAt: sortAtOf(dated, firstMomentOf(timeline)) },
      links,
      entities,
    };
  }

  private async leaveTraces(
    tx: Knex,
    before: WholePostmortem,
    after: WholePostmortem,
    changes: Changes,
    record: ChangeRecord,
  ): Promise<void> {
    const { history, outbox } = this.platform;
    const { postmortem } = after;
    const differing = revisionChangesOf(before, after, changes);
    await this.revisions.keep(tx, revisionOf(after, record, differing));
    await history.append(tx, {
      ...historyOf(postmortem, record),
      changes: recordedChanges(changes, record),
      confidentialId: circleOfChange(before.postmortem, postmortem),
    });
    if (record.silent) return;
    // Nobody is told of a draft for having reported what it is about, nor twice.
    const { status } = before.postmortem;
    const told =
      postmortem.status === 'published' &&
      (status !== 'published' || isReattached(before.postmortem, postmortem))
        ? [before.postmortem, postmortem]
        : [];
    const reporters = await this.about.reporters(
      tx,
      told.flatMap(({ incidentIds }) => incidentIds),
    );
    for (const event of eventsOf(before, after, record.actor, reporters)) {
      await outbox.add(tx, event, postmortem.updatedAt);
    }
  }
}
