import { charterMessages } from './charter/messages';

/** The words of what is set up once and read by all. */
export const processesMessages = { charter: charterMessages } as const;
