import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Groups that the reader belongs to, by the portal's sign-in; nothing until they are known. */
export function useMyTeams(): readonly string[] | undefined {
  const identity = useApi(identityApiRef);
  const [teams, setTeams] = useState<readonly string[]>();
  useEffect(() => {
    let isWanted = true;
    identity
      .getBackstageIdentity()
      .then(({ ownershipEntityRefs }) => {
        const groups = ownershipEntityRefs.filter(ref =>
          ref.startsWith('group:'),
        );
        if (isWanted) setTeams(groups);
      })
      .catch(() => isWanted && setTeams([]));
    return () => {
      isWanted = false;
    };
  }, [identity]);
  return teams;
}
