import {
  ORGANISATION,
  reviewReadPermission,
} from '@afterword/plugin-reliability-common';
import { NotAllowedError } from '@backstage/errors';
import { Decision } from '../platform/access/Authorizer';
import { seesAll, seesEntities } from '../platform/catalog/CatalogVisibility';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { DemandWhole } from './FeedEditing';

/** Reviews are told to whoever may see their scope, which is asked of every feed; all of them to who may see everything. */
export function mayTellReviews({ authorizer }: Platform): DemandWhole {
  return async (context, scope) => {
    await authorizer.demand(context, reviewReadPermission);
    if (scope !== ORGANISATION) return;
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    if (!seesAll(entities)) {
      throw new NotAllowedError(
        'A feed of all reviews is made by somebody from whom no policy hides entities; choose what it is about',
      );
    }
  };
}

/** What joins a scope later is told, too: so nothing may be hidden from whoever has it told, in the scope or outside it. */
export function mayTellLearnings(
  { authorizer }: Platform,
  { policies }: Pick<Postmortems, 'policies'>,
): DemandWhole {
  return async context => {
    const { reader, incidents } = await policies.reading(context);
    const { entities } = await authorizer.decide(context, {
      entities: seesEntities,
    });
    const isWhole =
      reader.criteria === undefined &&
      isUnconditional(incidents) &&
      seesAll(entities);
    if (!isWhole) {
      throw new NotAllowedError(
        'A feed of learnings is made by somebody from whom no policy hides postmortems, incidents or entities',
      );
    }
  };
}

function isUnconditional(decision: Decision<unknown>): boolean {
  return decision.allowed && decision.criteria === undefined;
}
