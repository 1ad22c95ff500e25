import { durationToMillis } from '@afterword/plugin-reliability-common';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Whole words only: `3 months` are not 3 minutes.
const PART =
  /(\d+(?:[.,]\d+)?)\s*(?:(d|days?)|(h|hrs?|hours?)|(m|mins?|minutes?)|(s|secs?|seconds?))(?!\p{L})\.?/giu;

/**
 * A duration as people write it → ISO 8601: `42 min`, `1 h 20 min`, `1:20`,
 * `2 days`, `PT42M`.
 *
 * @returns `undefined` when it is none
 */
export function parseDuration(text: string): string | undefined {
  const words = text.trim();
  if (/^P(?=.)/i.test(words)) {
    return /^P(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/i.test(words)
      ? words.toUpperCase()
      : undefined;
  }
  const clock = /^(\d+):([0-5]\d)$/.exec(words);
  if (clock) return isoOf(Number(clock[1]) * HOUR + Number(clock[2]) * MINUTE);
  if (words === '' || words.replace(PART, '').trim() !== '') return undefined;
  let sum = 0;
  for (const [, count, days, hours, minutes] of words.matchAll(PART)) {
    sum += Number(count.replace(',', '.')) * unitOf(days, hours, minutes);
  }
  return isoOf(sum);
}

/**
 * ISO 8601 → a duration as a field shows it: `1 h 20 min`, to the millisecond and the same in every language, so that
 * {@link parseDuration} reads it back as what it was.
 */
export function typedDuration(duration: string): string {
  let rest = durationToMillis(duration);
  const parts: string[] = [];
  for (const [unit, size] of [
    ['d', DAY],
    ['h', HOUR],
    ['min', MINUTE],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}`);
    rest -= count * size;
  }
  if (rest > 0 || parts.length === 0) parts.push(`${rest / SECOND} s`);
  return parts.join(' ');
}

function unitOf(
  days: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
): number {
  if (days) return DAY;
  if (hours) return HOUR;
  return minutes ? MINUTE : SECOND;
}

function isoOf(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const seconds = (whole % MINUTE) / SECOND;
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${
    seconds ? `${seconds}S` : ''
  }`;
  return `PT${text || '0S'}`;
}
