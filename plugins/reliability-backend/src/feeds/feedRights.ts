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
import { DemandWhole } from './FeedEditing';

/**
 * Reviews are told by whoever may see their scope, which is asked of every feed; all of them by who may see everything. Which ones a policy leaves
 * somebody may be others tomorrow, so it must leave them all.
 */
export function mayTellReviews(
  { authorizer }: Platform,
  { policies }: Pick<Reviews, 'policies'>,
): DemandWhole {
  return async (context, scope) => {
    if (!(await policies.hidesNothing(context))) {
      throw new NotAllowedError(
        'A feed of reviews is made by somebody from whom no policy hides reviews',
      );
    }
    if (scope === ORGANISATION) await demandAllEntities(authorizer, context);
  };
}

/** Milestones are told of a group and of those below it, also of what comes below it later. */
export function mayTellMilestones({ authorizer }: Platform): DemandWhole {
  return async context => {
    await authorizer.demand(context, milestoneReadPermission);
    await demandAllEntities(authorizer, context);
  };
}

/** What joins a scope later is told, too: so nothing may be hidden from whoever has it told, in the scope or outside it. */
export function mayTellLearnings(
  { authorizer }: Platform,
  { policies }: Pick<Postmortems, 'policies'>,
): DemandWhole {
  return async context => {
    const { reader, incidents } = await policies.reading(context);
    if (reader.criteria !== undefined || !isUnconditional(incidents)) {
      throw new NotAllowedError(
        'A feed of learnings is made by somebody from whom no policy hides postmortems or incidents',
      );
    }
    await demandAllEntities(authorizer, context);
  };
}

async function demandAllEntities(
  authorizer: Authorizer,
  context: RequestContext,
): Promise<void> {
  const { entities } = await authorizer.decide(context, {
    entities: seesEntities,
  });
  if (seesAll(entities)) return;
  throw new NotAllowedError(
    'A feed of this is made by somebody from whom no policy hides entities',
  );
}

function isUnconditional(decision: Decision<unknown>): boolean {
  return decision.allowed && decision.criteria === undefined;
}
