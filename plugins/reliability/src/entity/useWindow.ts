import { useSearchParams } from 'react-router-dom';
import {
  DEFAULT_WINDOW,
  RollingWindow,
  rollingWindows,
} from '@afterword/plugin-reliability-common';
import { useWindowRefused, windowNames } from '../figures/useWindowRefused';

const NAME = 'window';

/** The window that figures are asked for, kept in the address. */
export function useWindow(): {
  readonly window: RollingWindow;
  /** The address asked for another one, which cannot be; the usual one is shown, and the address is without it. */
  readonly isRefused: boolean;
  readonly change: (window: RollingWindow) => void;
} {
  const [params, setParams] = useSearchParams();
  const asked = windowNames.flatMap(name =>
    params.getAll(name).map(value => ({ name, value })),
  );
  const chosen = rollingWindows.find(window => window === params.get(NAME));
  const isUsable =
    asked.length === 0 || (asked.length === 1 && chosen !== undefined);
  return {
    window: (isUsable ? chosen : undefined) ?? DEFAULT_WINDOW,
    isRefused: useWindowRefused(!isUsable),
    change: next => {
      const changed = new URLSearchParams(params);
      if (next === DEFAULT_WINDOW) changed.delete(NAME);
      else changed.set(NAME, next);
      setParams(changed);
    },
  };
}
