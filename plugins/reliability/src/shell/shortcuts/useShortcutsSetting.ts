import { useEffect, useMemo, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';

const KEY = 'shortcuts';

/** Whether this reader wants single keys to do things; kept where the portal keeps its settings. */
export function useShortcutsSetting(): [boolean, (isOn: boolean) => void] {
  const storage = useApi(storageApiRef);
  const settings = useMemo(() => storage.forBucket('afterword'), [storage]);
  const [isOn, setOn] = useState(
    () => settings.snapshot<boolean>(KEY).value !== false,
  );
  useEffect(() => {
    const subscription = settings
      .observe$<boolean>(KEY)
      .subscribe(({ value }) => setOn(value !== false));
    return () => subscription.unsubscribe();
  }, [settings]);
  return [
    isOn,
    next => {
      setOn(next);
      // Where nothing can be kept it holds for as long as the page is open.
      settings.set(KEY, next).catch(() => {});
    },
  ];
}
