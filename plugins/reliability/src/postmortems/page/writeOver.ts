import type { Postmortem } from '@afterword/plugin-reliability-common';
import { currentPostmortem } from './currentPostmortem';

const MOST_TRIES = 3;

/**
 * Writes something of the postmortem as a whole, whose version moves with each save of any part. When it moved, and nothing
 * that the reader decided about did, writes again on what is stored now.
 *
 * @param mayGoOn - whether the reader would decide the same, given what is stored now
 */
export async function writeOver<T>(
  version: number,
  write: (version: number) => Promise<T>,
  mayGoOn: (current: Postmortem) => boolean = () => true,
): Promise<T> {
  let base = version;
  for (let tries = 1; ; tries += 1) {
    try {
      return await write(base);
    } catch (error) {
      const current = currentPostmortem(error);
      if (!current || tries === MOST_TRIES || !mayGoOn(current)) throw error;
      base = current.version;
    }
  }
}
