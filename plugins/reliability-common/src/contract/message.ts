import { z } from 'zod';
import { calendarDay, instant } from './time';

/** An instant to be shown as a day. @public */
export interface DayValue {
  /** ISO 8601. */
  readonly day: string;
}

/** A calendar day, which has no zone and so is the same for everybody. @public */
export interface DateValue {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/**
 * A sentence or a part of one, ready to be said in any language: which it is, and what stands in it.
 *
 * @public
 */
export interface Message<TCode extends string = string> {
  readonly code: TCode;
  readonly values: Readonly<
    Record<string, number | string | DayValue | DateValue | Message<TCode>>
  >;
}

/** A message: which it is, and what stands in it, if anything does. @public */
export function said<TCode extends string>(
  code: TCode,
  values: Message<TCode>['values'] = {},
): Message<TCode> {
  return { code, values };
}

/** A sentence or a part of one, as answers carry it beside its English words. @internal */
export const message: z.ZodType<Message> = z
  .object({
    code: z.string(),
    /** What stands in it: numbers, names, and sentences within the sentence. */
    values: z.lazy(messageValues),
  })
  .meta({ id: 'Message' });

function messageValues() {
  return z.record(
    z.string(),
    z.union([
      z.number(),
      z.string(),
      z.object({ day: instant }),
      z.object({ date: calendarDay }),
      message,
    ]),
  );
}

/**
 * The words of messages in English, with `{{placeholders}}`: `_one` and `_other` are the plural forms of one message, chosen by `count`.
 * A front end can hand them to its translation reference as they are.
 *
 * @public
 */
export type MessageTable = Readonly<Record<string, string>>;

/** The names of a table's messages, without their plural forms. @public */
export type MessageCode<TTable extends MessageTable> =
  keyof TTable extends infer TKey
    ? TKey extends `${infer TCode}_${'one' | 'other'}`
      ? TCode
      : Extract<TKey, string>
    : never;

/** How a language says messages; `TText` is text, or what a page renders. @public */
export interface MessageRendering<TText, TCode extends string = string> {
  /** Says a message whose values are numbers, names, or said already. */
  say(
    code: TCode,
    values: Readonly<Record<string, number | string | TText>>,
  ): TText;
  /** Says the day of an ISO 8601 instant. */
  day(instant: string): TText;
  /** Says a calendar day, `YYYY-MM-DD`. */
  date(day: string): TText;
}

/**
 * Says a message, its parts first.
 *
 * @public
 */
export function renderMessage<TText, TCode extends string = string>(
  toSay: Message<TCode>,
  rendering: MessageRendering<TText, TCode>,
): TText {
  const values = Object.entries(toSay.values).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value] as const;
    if ('day' in value) return [name, rendering.day(value.day)] as const;
    if ('date' in value) return [name, rendering.date(value.date)] as const;
    return [name, renderMessage(value, rendering)] as const;
  });
  return rendering.say(toSay.code, Object.fromEntries(values));
}

/**
 * Whether a table has the words of a message and of all its parts. An answer may come from a back end that knows of more.
 *
 * @public
 */
export function isSaidBy<TTable extends MessageTable>(
  table: TTable,
  toSay: Message,
): toSay is Message<MessageCode<TTable>> {
  return (
    (Object.hasOwn(table, toSay.code) ||
      Object.hasOwn(table, `${toSay.code}_other`)) &&
    Object.values(toSay.values).every(
      value =>
        typeof value !== 'object' ||
        'day' in value ||
        'date' in value ||
        isSaidBy(table, value),
    )
  );
}

const englishDay = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeZone: 'UTC',
});

/**
 * Says the messages of a table in English.
 *
 * @internal
 */
export function englishOf<TTable extends MessageTable>(
  table: TTable,
): (toSay: Message<MessageCode<TTable>>) => string {
  const english: MessageRendering<string> = {
    say(code, values) {
      const plural = `${code}_${values.count === 1 ? 'one' : 'other'}`;
      const template = table[plural] ?? table[code];
      if (template === undefined) throw new TypeError(`no message ${code}`);
      return template.replace(/\{\{(\w+)\}\}/g, (_placeholder, name: string) =>
        String(values[name]),
      );
    },
    day: at => englishDay.format(new Date(at)),
    date: day => englishDay.format(new Date(`${day}T00:00:00Z`)),
  };
  return toSay => renderMessage(toSay, english);
}
