import {
  GateId,
  gateIds,
  gateInEnglish,
  GateOverrideInput,
  gateOverridePermission,
  GateOverridesInput,
  missingStep,
  Postmortem,
  PostmortemPatch,
  PostmortemTransition,
  said,
} from '@afterword/plugin-reliability-common';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { Knex } from 'knex';
import { FieldError, GatesFailedError } from '../platform/http/httpErrors';
import { actorOf, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { AboutIncidents } from './AboutIncidents';
import { contentOf } from './document';
import { GateKeeper } from './GateKeeper';
import { peopleNamed } from './givenPostmortem';
import { expectCurrent, PostmortemChanges } from './PostmortemChanges';
import { Rights } from './PostmortemPolicies';
import { isAskedToReview, StoredOverride } from './PostmortemRow';
import { WholePostmortem } from './postmortemTraces';
import { RevisionReading } from './RevisionReading';
import { RevisionStore } from './RevisionStore';

const steps = {
  draft: 'toDraft',
  inReview: 'toReview',
  published: 'published',
} as const;

/** Changes what stands around the document of postmortems, on behalf of people. */
export class PostmortemEditing {
  constructor(
    private readonly platform: Platform,
    private readonly revisions: RevisionStore,
    private readonly about: AboutIncidents,
    private readonly gates: GateKeeper,
    private readonly revisionReading: RevisionReading,
    private readonly changes: PostmortemChanges,
  ) {}

  async update(
    context: RequestContext,
    key: string,
    patch: PostmortemPatch,
  ): Promise<Postmortem> {
    const { title, incidents, ...people } = patch;
    await this.platform.catalog.ensure(peopleNamed(people));
    return this.changes.change(
      context,
      key,
      async (tx, before, rights) => {
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
      },
      { incidents: incidents ?? [] },
    );
  }

  /** Takes a step; one that is refused names every gate that fails. */
  async transition(
    context: RequestContext,
    key: string,
    { to, overrides }: PostmortemTransition,
  ): Promise<Postmortem> {
    if (Object.keys(overrides).length > 0) {
      await this.platform.authorizer.demand(context, gateOverridePermission);
    }
    return this.changes.change(
      context,
      key,
      async (tx, before, rights) => {
        expectCurrent(context, before);
        const missing = missingStep(before.postmortem.status, to);
        if (missing !== null) {
          throw new GatesFailedError([
            { gate: 'step', problem: gateInEnglish(missing), message: missing },
          ]);
        }
        const record = { action: to, change: said(steps[to]) };
        if (to !== 'published') return { given: { status: to }, record };
        const openGates = await this.gates.demand(
          tx,
          before,
          rights,
          overrides,
        );
        const now = this.platform.clock();
        const given = givenReasons(overrides, {
          by: actorOf(context.principal),
          at: now,
        });
        const count = given.length;
        return {
          given: { status: to, publishedAt: now, overrides: given },
          record: {
            ...record,
            ...(count > 0 && { change: said('publishedAlthough', { count }) }),
            openGates,
          },
        };
      },
      { incidents: [] },
    );
  }

  /** Gives the reason for a gate that stood open in other words: whoever does gave it from then on. */
  async reword(
    context: RequestContext,
    key: string,
    gate: GateId,
    input: GateOverrideInput,
  ): Promise<Postmortem> {
    const { authorizer, clock } = this.platform;
    await authorizer.demand(context, gateOverridePermission);
    if (context.principal.kind !== 'user') {
      throw new NotAllowedError('Only people say why a gate stood open');
    }
    const reason = input.reason.trim();
    const given = { gate, reason, by: actorOf(context.principal), at: clock() };
    return this.changes.change(
      context,
      key,
      (_tx, before) => {
        expectCurrent(context, before);
        const { overrides } = before.postmortem;
        const was = overrides.find(each => each.gate === gate);
        if (was === undefined) {
          throw new NotFoundError(
            `${key} was not published with a reason for this gate`,
          );
        }
        return {
          given: {
            overrides:
              was.reason === reason
                ? overrides
                : overrides.map(each => (each === was ? given : each)),
          },
          record: { action: 'reworded' },
        };
      },
      { incidents: [] },
    );
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
          groups: principal.groups,
        };
        return {
          given: { reviews: [...postmortem.reviews, review] },
          record: {
            action: 'reviewed',
            change: said('reviewed'),
          },
        };
      },
      { byReaders: true, incidents: [] },
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
      const revision = await this.revisions.get(
        tx,
        postmortem.id,
        number,
        await this.revisionReading.seen(tx, postmortem, principal),
      );
      if (revision === undefined) {
        throw new FieldError(
          'body.revision',
          `is none of the revisions of ${key}`,
        );
      }
      return {
        content: revision.state,
        record: {
          action: 'restored',
          change: said('restored', { number }),
        },
      };
    });
  }

  /** A new list of incidents; those that the caller cannot see are not theirs to take off it. */
  private async attached(
    tx: Knex,
    { postmortem }: WholePostmortem,
    keys: readonly string[],
    { reader, incidents }: Rights,
  ): Promise<number[]> {
    const { principal } = reader;
    const { ids } = await this.about.named(tx, keys, principal, incidents);
    const seen = await this.about.visible(
      tx,
      postmortem.incidentIds,
      principal,
      incidents,
    );
    return [...ids, ...postmortem.incidentIds.filter(id => !seen.has(id))];
  }
}

/** Reasons for open gates as they are kept, in the order in which gates are shown. */
function givenReasons(
  overrides: GateOverridesInput,
  mark: Pick<StoredOverride, 'by' | 'at'>,
): StoredOverride[] {
  return gateIds.flatMap(gate => {
    const reason = overrides[gate]?.trim();
    return reason === undefined ? [] : { gate, reason, ...mark };
  });
}
