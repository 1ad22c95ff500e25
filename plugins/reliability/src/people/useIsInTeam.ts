import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Whether the reader is in a team, by what their sign-in says they own things as; nothing until it is known. */
export function useIsInTeam(): boolean | undefined {
  const identity = useApi(identityApiRef);
  const [isInTeam, setIsInTeam] = useState<boolean>();
  useEffect(() => {
    let wanted = true;
    identity
      .getBackstageIdentity()
      .then(
        ({ ownershipEntityRefs: refs }) =>
          wanted && setIsInTeam(refs.some(ref => ref.startsWith('group:'))),
      )
      .catch(() => wanted && setIsInTeam(false));
    return () => {
      wanted = false;
    };
  }, [identity]);
  return isInTeam;
}
