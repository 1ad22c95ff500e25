import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** The reader's entity ref; nothing until it is known. */
export function useReaderRef(): string | undefined {
  const identity = useApi(identityApiRef);
  const [ref, setRef] = useState<string>();
  useEffect(() => {
    let wanted = true;
    identity
      .getBackstageIdentity()
      .then(({ userEntityRef }) => wanted && setRef(userEntityRef))
      // Without a name, text is kept under none.
      .catch(() => wanted && setRef('nobody'));
    return () => {
      wanted = false;
    };
  }, [identity]);
  return ref;
}
