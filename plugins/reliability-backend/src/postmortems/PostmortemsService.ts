import { randomUUID } from 'node:crypto';
import {
  firstTimeline,
  fromKey,
  missingStep,
  Postmortem,
  postmortemCreatePermission,
  PostmortemInput,
  PostmortemPatch,
  PostmortemStatus,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { Knex } from 'knex';
import { StoredIncident } from '../incidents';
import { Decision } from '../platform/access/Authorizer';
import {
  FieldError,
  GatesFailedError,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  Principal,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AboutIncidents, incidentsOf } from './AboutIncidents';
import { contentOf, DocumentContent } from './document';
import { GateKeeper } from './GateKeeper';
import { PostmortemChanges } from './PostmortemChanges';
import { PostmortemPolicies, Rights } from './PostmortemPolicies';
import { PostmortemReading } from './PostmortemReading';
import { isAskedToReview } from './PostmortemRow';
import { PostmortemStore } from './PostmortemStore';
import { WholePostmortem } from './postmortemTraces';
import { PostmortemWriter } from './PostmortemWriter';
import { RevisionStore } from './RevisionStore';

const stepsInWords: Readonly<Record<PostmortemStatus, string>> = {
  draft: 'Taken back to draft',
  inReview: 'Sent to review',
  published: 'Published',
};

/** Opens postmortems and changes what stands around the document, on behalf of people and services. */
export class PostmortemsService {
  constructor(
    private readonly platform: Platform,
    private readonly policies: PostmortemPolicies,
    private readonly store: PostmortemStore,
    private readonly revisions: RevisionStore,
    private readonly about: AboutIncidents,
    private readonly gates: GateKeeper,
    private readonly writer: PostmortemWriter,
    private readonly reading: PostmortemReading,
    private readonly changes: PostmortemChanges,
  ) {}

  /** Opens a draft with what is known already: a title, and a timeline of the moments that its incidents know. */
  async create(
    context: RequestContext,
    input: PostmortemInput,
  ): Promise<Postmortem> {
    const { authorizer, catalog, clock, database, idempotency, outbox } =
      this.platform;
    await authorizer.demand(context, postmortemCreatePermission);
    const rights = await this.policies.creating(context);
    await catalog.ensure(peopleOf(input));
    const id = await database.transaction(async tx => {
      const created = await idempotency.once(
        tx,
        context,
        'createPostmortem',
        input,
        clock(),
        () => this.insert(tx, context.principal, input, rights.incidents),
      );
      const [readable] = await this.store.get(tx, [created], rights.reader);
      if (readable === undefined) {
        throw new NotFoundError(
          'Drafts are read by people only: a service cannot open one',
        );
      }
      return created;
    });
    outbox.announce();
    return this.reading.present(await this.reading.load(database, id), rights);
  }

  async update(
    context: RequestContext,
    key: string,
    patch: PostmortemPatch,
  ): Promise<Postmortem> {
    const { title, incidents, ...people } = patch;
    await this.platform.catalog.ensure(peopleOf(people));
    return this.changes.change(context, key, async (tx, before, rights) => {
      expectCurrent(context, before);
      const { postmortem, document } = before;
      return {
        given: {
          ...people,
          ...(incidents && {
            incidentIds: await this.attached(tx, before, incidents, rights),
          }),
        },
        content: contentOf(title ?? postmortem.title, document),
        record: { action: 'changed' },
      };
    });
  }

  /** Takes a step; one that is refused names every gate that fails. */
  async transition(
    context: RequestContext,
    key: string,
    to: PostmortemStatus,
  ): Promise<Postmortem> {
    return this.changes.change(context, key, async (tx, before, rights) => {
      expectCurrent(context, before);
      const missing = missingStep(before.postmortem.status, to);
      if (missing !== null) {
        throw new GatesFailedError([{ gate: 'step', problem: missing }]);
      }
      if (to === 'published') await this.gates.demand(tx, before, rights);
      return {
        given: {
          status: to,
          ...(to === 'published' && { publishedAt: this.platform.clock() }),
        },
        record: { action: to, summary: stepsInWords[to] },
      };
    });
  }

  /** Records that whoever was asked to review it has done so. */
  async review(context: RequestContext, key: string): Promise<Postmortem> {
    const { principal } = context;
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectCurrent(context, before);
        const { postmortem } = before;
        if (!isAskedToReview(postmortem, principal)) {
          throw new NotAllowedError(
            `${key} is reviewed by those who were asked to; ask its author to name you`,
          );
        }
        if (postmortem.status === 'draft') {
          throw new ConflictError(
            `${key} is still being written; it can be reviewed as soon as it is in review`,
          );
        }
        const review = {
          reviewer: principal.ref,
          at: this.platform.clock(),
          current: true,
        };
        return {
          given: { reviews: [...postmortem.reviews, review] },
          record: { action: 'reviewed', summary: 'Reviewed' },
        };
      },
      { byReaders: true },
    );
  }

  /** Makes a new revision out of an old one. What an action item has become is not the document's to take back. */
  async restore(
    context: RequestContext,
    key: string,
    number: number,
  ): Promise<Postmortem> {
    const { principal } = context;
    return this.changes.change(context, key, async (tx, before) => {
      expectCurrent(context, before);
      const { postmortem } = before;
      const revision = await this.revisions.get(tx, postmortem.id, number);
      const shown =
        revision !== undefined &&
        (!revision.drafted ||
          (await this.reading.maySeeDrafts(tx, postmortem, principal)));
      if (!shown) {
        throw new FieldError(
          'body.revision',
          `is none of the revisions of ${key}`,
        );
      }
      return {
        content: revision.state,
        record: { action: 'restored', summary: `Restored revision ${number}` },
      };
    });
  }

  private async insert(
    tx: Knex,
    principal: Principal,
    input: PostmortemInput,
    mayRead: Decision<ReliabilityQuery>,
  ): Promise<number> {
    const { ids, incidents } = await this.given(
      tx,
      principal,
      input.incidents,
      mayRead,
    );
    const title = input.title ?? incidents[0]?.title;
    if (title === undefined) {
      throw new FieldError(
        'body.title',
        'is missing; give one, or an incident to take it from',
      );
    }
    const content: DocumentContent = {
      title,
      sections: input.sections,
      timeline: firstTimeline(
        incidents.map(({ id, times }) => ({
          key: toKey('incident', id),
          times,
        })),
      ).map(entry => ({ id: randomUUID(), ...entry })),
      factors: [],
    };
    const actor = actorOf(principal);
    return this.writer.create(tx, {
      given: {
        status: 'draft',
        author: actor,
        facilitator: input.facilitator,
        participants: input.participants,
        reviewers: [],
        reviews: [],
        incidentIds: ids,
        publishedAt: null,
        source: null,
        externalId: null,
        recordHash: null,
        extra: null,
      },
      content,
      record: { actor, action: 'created' },
    });
  }

  /** Incidents by the keys that a person gave, in that order; one that is hidden is answered like one that does not exist. */
  private async given(
    tx: Knex,
    principal: Principal,
    keys: readonly string[],
    mayRead: Decision<ReliabilityQuery>,
  ): Promise<{ ids: number[]; incidents: StoredIncident[] }> {
    const ids = keys.map(fromKey);
    const found = await this.about.visible(tx, ids, principal, mayRead);
    const unseen = ids.flatMap((id, index) => (found.has(id) ? [] : index));
    if (unseen.length > 0) {
      throw new FieldError(
        unseen.map(index => ({
          field: `body.incidents.${index}`,
          problem: `does not exist: there is no ${keys[index]}`,
        })),
      );
    }
    return { ids, incidents: incidentsOf(ids, found) };
  }

  /** A new list of incidents; those that the caller cannot see are not theirs to take off it. */
  private async attached(
    tx: Knex,
    { postmortem }: WholePostmortem,
    keys: readonly string[],
    { reader, incidents }: Rights,
  ): Promise<number[]> {
    const { principal } = reader;
    const { ids } = await this.given(tx, principal, keys, incidents);
    const seen = await this.about.visible(
      tx,
      postmortem.incidentIds,
      principal,
      incidents,
    );
    return [...ids, ...postmortem.incidentIds.filter(id => !seen.has(id))];
  }
}

/** Changes around the document are based on the version of the whole. */
function expectCurrent(
  context: RequestContext,
  { postmortem }: WholePostmortem,
): void {
  if (postmortem.version !== requiredVersion(context)) throw new VersionMoved();
}

function peopleOf(people: Partial<PostmortemInput & PostmortemPatch>) {
  return [
    ...(people.facilitator ? [people.facilitator] : []),
    ...(people.participants ?? []),
    ...(people.reviewers ?? []),
  ];
}
