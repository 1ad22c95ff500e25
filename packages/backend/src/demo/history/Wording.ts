import { SeededRandom } from './SeededRandom';

/** What placeholders stand for in the texts of one happening. */
export interface Wording {
  /** Names the stream that numbers are drawn from. */
  readonly seed: string;
  readonly values: Readonly<Record<string, string>>;
}

const few = ['three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

const capitalised = (text: string) =>
  text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);

/** 48200 → `48 200`. */
const grouped = (value: number) =>
  String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

/** Numbers of which a sentence needs some, in sizes. They belong to the sentence: no other one is about the same thing. */
function numbersOf(text: string, seed: string): Record<string, string> {
  const random = new SeededRandom(`${seed} ${text}`);
  const [one, two] = random.shuffled(few);
  return {
    few: one,
    few2: two,
    tens: String(random.whole(12, 58)),
    tens2: String(random.whole(60, 95)),
    hundreds: String(random.whole(110, 480)),
    hundreds2: String(random.whole(490, 980)),
    thousands: grouped(random.whole(11, 420) * 100),
  };
}

/**
 * Puts values into something that is quoted and stays as it is: `{service}` as the value is, `{Service}` with a capital.
 *
 * @throws Error for a placeholder that has no value, so that no reader ever sees a brace
 */
export function filled(text: string, { seed, values }: Wording): string {
  const numbers = text.includes('{') ? numbersOf(text, seed) : {};
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    const value = values[key] ?? numbers[key];
    if (value === undefined) {
      throw new Error(`There is no value for {${name}} in “${text}”`);
    }
    return key === name ? value : capitalised(value);
  });
}

/** The same for a sentence or a title, which begins with a capital whatever it begins with. */
export function worded(text: string, wording: Wording): string {
  return capitalised(filled(text, wording));
}

/** 72 → `1 hour 12 minutes`. */
export function minutesInWords(minutes: number): string {
  const unit = (count: number, name: string) =>
    `${count} ${name}${count === 1 ? '' : 's'}`;
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return unit(whole, 'minute');
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return rest === 0
    ? unit(hours, 'hour')
    : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}
