import { useEffect, useState } from 'react';

const TICK = 5_000;
const MINUTE = 60_000;

/** The present moment, while it matters. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return undefined;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), TICK);
    return () => window.clearInterval(timer);
  }, [isRunning]);
  return now;
}

/** Whole minutes since an instant. */
export function minutesSince(at: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(at)) / MINUTE));
}
