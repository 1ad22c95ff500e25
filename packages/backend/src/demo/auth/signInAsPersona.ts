import { isError } from '@backstage/errors';
import { SignInResolver } from '@backstage/plugin-auth-node';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { DemoAuthResult } from './demoAuthenticator';

/**
 * Signs in as the persona's User entity, with the groups that the catalog knows.
 *
 * In the first seconds of the first start the catalog has not taken in the demo
 * organisation yet. The groups are then read from where the catalog gets them,
 * so that signing in early gives the same token as signing in late.
 */
export const signInAsPersona: SignInResolver<DemoAuthResult> = async (
  { result: { persona } },
  ctx,
) => {
  const userRef = `user:default/${persona.id}`;
  try {
    return await ctx.signInWithCatalogUser({ entityRef: userRef });
  } catch (error) {
    if (!isError(error) || error.name !== 'NotFoundError') {
      throw error;
    }
    const groups =
      demoOrganisation.users.find(({ name }) => name === persona.id)
        ?.memberOf ?? [];
    return ctx.issueToken({
      claims: {
        sub: userRef,
        ent: [userRef, ...groups.map(name => `group:default/${name}`)],
      },
    });
  }
};
