const SECONDS = { d: 86_400, h: 3_600, m: 60, s: 1 } as const;

const PART = /(\d+(?:[.,]\d+)?)\s*(d|h|m|s)[a-z]*\.?/gi;

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
  if (clock) return isoOf(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  if (words.replace(PART, '').trim() !== '') return undefined;
  const parts = [...words.matchAll(PART)];
  if (parts.length === 0) return undefined;
  return isoOf(
    parts.reduce((sum, [, count, unit]) => {
      const letter = unit.toLowerCase();
      return letter === 'd' ||
        letter === 'h' ||
        letter === 'm' ||
        letter === 's'
        ? sum + Number(count.replace(',', '.')) * SECONDS[letter]
        : sum;
    }, 0),
  );
}

function isoOf(seconds: number): string {
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${
    rest ? `${rest}S` : ''
  }`;
  return `PT${text || '0S'}`;
}
