import { useSearchParams } from 'react-router-dom';
import {
  DEFAULT_WINDOW,
  RollingWindow,
  rollingWindows,
} from '@afterword/plugin-reliability-common';

const NAME = 'window';

/** The window that figures are asked for, kept in the address. */
export function useWindow(): readonly [
  RollingWindow,
  (window: RollingWindow) => void,
] {
  const [params, setParams] = useSearchParams();
  const asked = params.get(NAME);
  const chosen =
    rollingWindows.find(window => window === asked) ?? DEFAULT_WINDOW;
  return [
    chosen,
    next => {
      const changed = new URLSearchParams(params);
      if (next === DEFAULT_WINDOW) changed.delete(NAME);
      else changed.set(NAME, next);
      setParams(changed);
    },
  ];
}
