const ESCAPES = /\u001b\[[0-9;]*m/g;

/** `2026-01-31T09:00:00.000Z catalog info Something happened key="value"` */
const LOG_LINE = /^\S+Z (\S+) (error|warn|info|debug) (.*)$/;

/** How the demo begins what a person who waits for the first start should read. */
const DEMO_PROGRESS = 'Demo organisation: ';

const FAILED_START =
  /threw an error during startup(?:, waiting for .*? the process)?\. (.*)$/;

/** What an error says, without its stack and the errors around its cause. */
function heartOf(message) {
  const [text] = message.split(/ (?:type|stack|cause)="/);
  return text
    .split(/, (?:\w*Error: )/)
    .at(-1)
    .slice(0, 300);
}

/**
 * Makes a function that tells what one line of the portal's output means to the
 * person at the terminal:
 *
 * - `{ failed: reason }`: the back end will not start, or has crashed
 * - `{ say: text, isError }`: worth showing
 * - `undefined`: for the log file only
 */
export function createPortalLogReader() {
  let lastError = 'it says nothing more';
  let lastSaid;

  return line => {
    const plain = line.replace(ESCAPES, '').trimEnd();
    if (/^Node\.js v\d+/.test(plain)) {
      return { failed: lastError };
    }
    if (plain.startsWith('ERROR in ')) {
      return { say: `front end: ${plain}`, isError: true };
    }
    lastError = /^\w*Error: (.*)$/.exec(plain)?.[1] ?? lastError;

    const [, plugin, level, message] = LOG_LINE.exec(plain) ?? [];
    if (level === 'error') {
      const failedStart = FAILED_START.exec(message)?.[1];
      if (failedStart) {
        return { failed: heartOf(failedStart) };
      }
      const say = `${plugin}: ${heartOf(message)}`;
      if (say === lastSaid) {
        return undefined;
      }
      lastSaid = say;
      return { say, isError: true };
    }
    return plugin === 'demo' && message.startsWith(DEMO_PROGRESS)
      ? { say: message, isError: false }
      : undefined;
  };
}
