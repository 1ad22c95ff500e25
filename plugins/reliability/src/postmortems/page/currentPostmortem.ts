import { Postmortem, postmortem } from '@afterword/plugin-reliability-common';
import { storedNow } from '../../editing/storedNow';

/** The postmortem as it is stored now, when a write was refused because it was based on an older one. */
export function currentPostmortem(error: unknown): Postmortem | undefined {
  return storedNow(error, postmortem);
}
