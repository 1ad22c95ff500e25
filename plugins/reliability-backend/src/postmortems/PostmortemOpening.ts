import { randomUUID } from 'node:crypto';
import {
  firstTimeline,
  fromKey,
  Postmortem,
  postmortemCreatePermission,
  PostmortemInput,
  toKey,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { timesToShow } from '../incidents';
import { Decision } from '../platform/access/Authorizer';
import { inTransaction } from '../platform/database/inTransaction';
import { FieldError, noLongerReadable } from '../platform/http/httpErrors';
import {
  actorOf,
  Principal,
  RequestContext,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AboutIncidents } from './AboutIncidents';
import { CircleKeeper } from './CircleKeeper';
import { DocumentContent } from './document';
import { peopleNamed } from './givenPostmortem';
import { PostmortemPolicies } from './PostmortemPolicies';
import { PostmortemReading } from './PostmortemReading';
import { PostmortemStore } from './PostmortemStore';
import { PostmortemWriter } from './PostmortemWriter';

/** Opens postmortems on behalf of people. */
export class PostmortemOpening {
  constructor(
    private readonly platform: Platform,
    private readonly policies: PostmortemPolicies,
    private readonly store: PostmortemStore,
    private readonly about: AboutIncidents,
    private readonly circles: CircleKeeper,
    private readonly writer: PostmortemWriter,
    private readonly reading: PostmortemReading,
  ) {}

  /**
   * Opens a draft with what is known already, as far as all its readers may know it: a title, and a timeline of the moments that its
   * incidents know.
   */
  async create(
    context: RequestContext,
    input: PostmortemInput,
  ): Promise<Postmortem> {
    const { authorizer, catalog, clock, database, idempotency, outbox } =
      this.platform;
    await authorizer.demand(context, postmortemCreatePermission);
    const creator = await this.policies.creating(context);
    await catalog.ensure([
      ...peopleNamed(input),
      ...(context.principal.kind === 'user' ? [context.principal.ref] : []),
    ]);
    const { id, rights } = await inTransaction(database, async tx => {
      const creation = await idempotency.once(
        tx,
        context,
        'createPostmortem',
        input,
        clock(),
        () =>
          this.insert(tx, context.principal, input, creator.created.incidents),
      );
      const { isRepeated } = creation;
      const mine = isRepeated ? creator.repeated() : creator.created;
      const [readable] = await this.store.get(tx, [creation.id], mine.reader);
      if (readable === undefined) {
        throw isRepeated ? noLongerReadable() : forPeopleOnly();
      }
      return { id: creation.id, rights: mine };
    });
    outbox.announce();
    return this.reading.present(await this.reading.load(database, id), rights);
  }

  private async insert(
    tx: Knex,
    principal: Principal,
    input: PostmortemInput,
    mayRead: Decision<ReliabilityQuery>,
  ): Promise<number> {
    await this.about.keep(tx, input.incidents.map(fromKey));
    const { ids, incidents } = await this.about.named(
      tx,
      input.incidents,
      principal,
      mayRead,
    );
    const people = {
      facilitator: input.facilitator,
      participants: input.participants,
      reviewers: [],
    };
    const seen = await this.circles.seenByAll(tx, people, incidents);
    const title = input.title ?? seen[0]?.title;
    if (title === undefined) {
      throw new FieldError(
        'body.title',
        'is missing; give one, or an incident to take it from that all who will read it may see',
      );
    }
    const content: DocumentContent = {
      title,
      sections: input.sections,
      timeline: firstTimeline(
        seen.map(({ id, times }) => ({
          key: toKey('incident', id),
          times: timesToShow(times),
        })),
      ).map(entry => ({ id: randomUUID(), ...entry })),
      factors: [],
      learnings: [],
    };
    const actor = actorOf(principal);
    return this.writer.create(tx, {
      given: {
        status: 'draft',
        author: actor,
        ...people,
        reviews: [],
        incidentIds: ids,
        publishedAt: null,
        source: null,
        externalId: null,
        recordHash: null,
        extra: null,
        overrides: [],
      },
      content,
      record: { actor, action: 'created' },
    });
  }
}

function forPeopleOnly(): NotFoundError {
  return new NotFoundError(
    'Drafts are read by people only: a service cannot open one',
  );
}
