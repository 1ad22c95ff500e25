import { useEffect, useState } from 'react';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Reference of who reads this; `undefined` until it is known. */
export function useReaderRef(): string | undefined {
  const identity = useApi(identityApiRef);
  const [reader, setReader] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    identity.getBackstageIdentity().then(
      ({ userEntityRef }) => isCurrent && setReader(userEntityRef),
      () => isCurrent && setReader('nobody'),
    );
    return () => {
      isCurrent = false;
    };
  }, [identity]);
  return reader;
}
