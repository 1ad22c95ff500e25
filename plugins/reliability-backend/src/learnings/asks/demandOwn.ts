import { learningAdministerPermission } from '@afterword/plugin-reliability-common';
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
  const { principal } = context;
  const refs = principal.kind === 'user' ? principal.refs : [];
  const others = await access.ownedByOthers(database, [entity], { refs });
  if (others.has(entity)) {
    await authorizer.demand(context, learningAdministerPermission);
  }
}
