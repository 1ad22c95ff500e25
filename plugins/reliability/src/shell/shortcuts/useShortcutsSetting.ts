import { useState } from 'react';

const KEY = 'afterword.shortcuts';
const OFF = 'off';

/** Whether this reader wants single keys to do things. Kept in the browser: speech input and slipped fingers differ by device. */
export function useShortcutsSetting(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(
    () => window.localStorage.getItem(KEY) !== OFF,
  );
  return [
    isOn,
    next => {
      if (next) window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, OFF);
      setOn(next);
    },
  ];
}
