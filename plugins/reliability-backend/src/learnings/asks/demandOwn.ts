import {
  learningAdministerPermission,
  learningAnswerPermission,
} from '@afterword/plugin-reliability-common';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';

/**
 * An entity's questions are its owners', by the catalog as it is now. What somebody else owns takes a permission; what nobody owns is anybody's.
 * Asked once it is known that whoever asks may see the entity.
 *
 * @throws NotAllowedError for whoever is none of them, and may not speak for others
 */
export async function demandOwn(
  { access, authorizer, database }: Platform,
  context: RequestContext,
  entity: string,
): Promise<void> {
  const refs = refsOf(context);
  const others = await access.ownedByOthers(database, [entity], { refs });
  if (others.has(entity)) {
    await authorizer.demand(context, learningAdministerPermission);
  }
}

/** Of which of some entities somebody may answer the questions, and ask for no more of them, by the same rule. */
export async function answeredBy(
  { access, authorizer, database }: Platform,
  context: RequestContext,
  entities: readonly string[],
): Promise<(entity: string) => boolean> {
  if (entities.length === 0) return () => false;
  const [mayAnswer, mayForOthers] = await authorizer.allows(context, [
    learningAnswerPermission,
    learningAdministerPermission,
  ]);
  if (!mayAnswer || mayForOthers) return () => mayAnswer;
  const refs = refsOf(context);
  const others = await access.ownedByOthers(database, entities, { refs });
  return entity => !others.has(entity);
}

function refsOf({ principal }: RequestContext): readonly string[] {
  return principal.kind === 'user' ? principal.refs : [];
}
