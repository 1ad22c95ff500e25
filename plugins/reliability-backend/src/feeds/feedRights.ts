import {
  milestoneReadPermission,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { NotAllowedError } from '@backstage/errors';
import { Authorizer, Decision } from '../platform/access/Authorizer';
import { seesAll, seesEntities } from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { Reviews } from '../reviews';
import { Tellable } from './FeedEditing';

/**
 * Reviews are told by whoever may see their scope, which is asked of every feed; all of them by who may see everything. Those that a policy hides from
 * its maker are held back whenever the feed is read; of whom the catalog's hides something it is told, since it may hide the scope from who they become.
 */
export function mayTellReviews(
  { authorizer }: Platform,
  { policies }: Pick<Reviews, 'policies'>,
): Tellable {
  return async (context, scope) => {
    const conditions = (await policies.conditions(context)) ?? null;
    const seesEverything = await seesAllEntities(authorizer, context);
    if (scope === ORGANISATION && !seesEverything) throw hidesEntities();
    return conditions === null && seesEverything ? undefined : { conditions };
  };
}

/** Milestones are told of a group and of those below it, also of what comes below it later. */
export function mayTellMilestones({ authorizer }: Platform): Tellable {
  return async context => {
    await authorizer.demand(context, milestoneReadPermission);
    await demandAllEntities(authorizer, context);
    return undefined;
  };
}

/** What joins a scope later is told, too: so nothing may be hidden from whoever has it told, in the scope or outside it. */
export function mayTellLearnings(
  { authorizer }: Platform,
  { policies }: Pick<Postmortems, 'policies'>,
): Tellable {
  return async context => {
    const { reader, incidents } = await policies.reading(context);
    if (reader.criteria !== undefined || !isUnconditional(incidents)) {
      throw new NotAllowedError(
        'A feed of learnings is made by somebody from whom no policy hides postmortems or incidents',
      );
    }
    await demandAllEntities(authorizer, context);
    return undefined;
  };
}

async function demandAllEntities(
  authorizer: Authorizer,
  context: RequestContext,
): Promise<void> {
  if (!(await seesAllEntities(authorizer, context))) throw hidesEntities();
}

async function seesAllEntities(
  authorizer: Authorizer,
  context: RequestContext,
): Promise<boolean> {
  const { entities } = await authorizer.decide(context, {
    entities: seesEntities,
  });
  return seesAll(entities);
}

function hidesEntities(): NotAllowedError {
  return new NotAllowedError(
    'A feed of this is made by somebody from whom no policy hides entities',
  );
}

function isUnconditional(decision: Decision<unknown>): boolean {
  return decision.allowed && decision.criteria === undefined;
}
