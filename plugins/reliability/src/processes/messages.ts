import { charterMessages } from './charter/messages';
import { processMessages } from './process/messages';

/** The words of what is set up once and read by all. */
export const processesMessages = {
  charter: charterMessages,
  process: processMessages,
} as const;
