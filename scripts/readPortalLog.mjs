const ESCAPES = /\u001b\[[0-9;]*m/g;

/** `2026-01-31T09:00:00.000Z catalog info Something happened` */
const LOG_LINE = /^\S+Z (\S+) (error|warn|info|debug) (.*)$/;

/** How the demo begins what a person who waits for the first start should read. */
const DEMO_PROGRESS = 'Demo organisation: ';

/**
 * What one line of the portal's output means to the person at the terminal.
 *
 * @returns `failed`: the back end ended before it served anything or crashed later;
 *   `say`: worth showing, with its text; `undefined`: for the log file only
 */
export function readPortalLog(line) {
  const plain = line.replace(ESCAPES, '').trimEnd();
  if (/^Node\.js v\d+/.test(plain)) {
    return { kind: 'failed' };
  }
  if (plain.startsWith('ERROR in ')) {
    return { kind: 'say', text: `front end: ${plain}`, isError: true };
  }
  const [, plugin, level, message] = LOG_LINE.exec(plain) ?? [];
  if (level === 'error') {
    return { kind: 'say', text: `${plugin}: ${message}`, isError: true };
  }
  // The demo tells how far it is with filling the portal.
  if (plugin === 'demo' && message.startsWith(DEMO_PROGRESS)) {
    return { kind: 'say', text: message, isError: false };
  }
  return undefined;
}
