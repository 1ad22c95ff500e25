import {
  Page,
  PostmortemRevision,
  PostmortemRevisionState,
} from '@afterword/plugin-reliability-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { PostmortemReading } from './PostmortemReading';
import { StoredPostmortem } from './PostmortemRow';
import { presentRevision, presentRevisionState } from './presentPostmortem';
import { RevisionsSeen, RevisionStore } from './RevisionStore';

/** Reads the saved states of postmortems on behalf of people and services. */
export class RevisionReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: RevisionStore,
    private readonly reading: PostmortemReading,
  ) {}

  /** A page of saved states. Those from before it was published are shown to those who read it as a draft. */
  async list(
    context: RequestContext,
    key: string,
    page: { limit: number; cursor?: string },
  ): Promise<Page<PostmortemRevision>> {
    const { database } = this.platform;
    const { postmortem } = await this.reading.current(context, key);
    const { revisions, next } = await this.store.list(
      database,
      postmortem.id,
      await this.seen(database, postmortem, context.principal),
      page,
    );
    return { items: revisions.map(presentRevision), page: { next } };
  }

  /** One saved state with what it said; one that its reader may not see is not there. */
  async get(
    context: RequestContext,
    key: string,
    number: number,
  ): Promise<PostmortemRevisionState> {
    const { database } = this.platform;
    const { postmortem } = await this.reading.current(context, key);
    const revision = await this.store.get(
      database,
      postmortem.id,
      number,
      await this.seen(database, postmortem, context.principal),
    );
    if (revision === undefined) {
      throw new NotFoundError(`${key} has no revision ${number}`);
    }
    return presentRevisionState(revision);
  }

  /**
   * Which saved states somebody may see. What a postmortem said before it was published and was taken out by then was never meant for
   * everyone, nor for those who get a part in it later.
   */
  async seen(
    tx: Knex,
    { confidentialId, draftedBy }: StoredPostmortem,
    principal: Principal,
  ): Promise<RevisionsSeen> {
    // Whoever could read this far is one of the draft's readers.
    if (confidentialId !== null) return { withDrafts: true };
    if (draftedBy === null) return { withDrafts: false };
    const { access } = this.platform;
    return { withDrafts: await access.allows(tx, draftedBy, principal) };
  }
}
