import { IdentityApi } from '@backstage/frontend-plugin-api';

/** The same identity, which runs `onSignOut` before it signs out. */
export function rememberedIdentity(
  identity: IdentityApi,
  onSignOut: () => void,
): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: () => {
      onSignOut();
      return identity.signOut();
    },
  };
}
