/**
 * The words of figures in English, with `{{placeholders}}`. A front end can hand them to its translation reference as they
 * are: `_one` and `_other` are the plural forms of one message, chosen by `count`.
 *
 * @public
 */
export const metricsMessages = {
  restored:
    'Half of the {{count}} incidents {{period}} were restored within {{median}} ({{interval}}).',
  restoredOfKnown:
    'Half of the {{count}} incidents {{period}} whose times are known were restored within {{median}} ({{interval}}).',
  restoredLonger:
    'Half of the {{count}} incidents {{period}} take longer than {{atLeast}} to restore.',
  restoredLongerOfKnown:
    'Half of the {{count}} incidents {{period}} whose times are known take longer than {{atLeast}} to restore.',
  timesUnknown_one: 'The times of one more are not known.',
  timesUnknown_other: 'The times of {{count}} more are not known.',
  stillOpen_one: 'One of them is still open.',
  stillOpen_other: '{{count}} of them are still open.',
  tooFewForChange: 'That is too few to say whether anything changed.',
  fewIncidents_one:
    '1 incident {{period}} ({{low}}–{{high}}). That is too few for a typical time, so here it is.',
  fewIncidents_other:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). That is too few for a typical time, so here they are.',
  fewKnown:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). The time to restore is known for {{known}} of them, too few for a typical time.',
  noneKnown:
    '{{count}} incidents {{period}} ({{low}}–{{high}}). The time to restore is known for none of them.',
  quiet: 'No incidents {{period}} ({{low}}–{{high}}).',
  nearMisses_one: '1 near miss was reported.',
  nearMisses_other: '{{count}} near misses were reported.',
  notObserved:
    'Nothing has been reported for this {{thing}} yet, so nothing can be said about its reliability.',

  lastDays: 'in the last {{count}} days',
  inDays_one: 'in 1 day',
  inDays_other: 'in {{count}} days',
  watchedDays_one: 'in 1 day of watching',
  watchedDays_other: 'in {{count}} days of watching',
  watchedToday: 'in less than a day of watching',
  fromUntil: 'from {{from}} until {{until}}',

  component: 'component',
  api: 'API',
  resource: 'resource',
  system: 'system',
  domain: 'domain',
  group: 'team',
  organisation: 'organisation',
  entity: 'entity',

  range: '{{low}}–{{high}}',
  rangeSpaced: '{{low}} – {{high}}',
  rangeOpen: '{{low}} or more',
  minutesInWords_one: '1 minute',
  minutesInWords_other: '{{count}} minutes',
  underSecond: '< 1 s',
  seconds: '{{count}} s',
  minutes: '{{count}} min',
  hours: '{{count}} h',
  days: '{{count}} d',
  twoUnits: '{{large}} {{small}}',
} as const;

type MessageKey = keyof typeof metricsMessages;

/** The name of a message, without its plural form. @public */
export type MetricsMessageId = MessageKey extends infer TKey
  ? TKey extends `${infer TId}_${'one' | 'other'}`
    ? TId
    : TKey
  : never;

/** An instant to be shown as a day. @public */
export interface DayValue {
  /** ISO 8601. */
  readonly day: string;
}

/** A sentence or a part of one, ready to be said in any language. @public */
export interface MetricsMessage {
  readonly id: MetricsMessageId;
  readonly values: Readonly<Record<string, number | DayValue | MetricsMessage>>;
}

/** How a language says messages; `TText` is text, or what a page renders. @public */
export interface MessageRendering<TText> {
  /** Says a message whose values are numbers or said already. */
  say(
    id: MetricsMessageId,
    values: Readonly<Record<string, number | TText>>,
  ): TText;
  /** Says the day of an ISO 8601 instant. */
  day(instant: string): TText;
}

/**
 * Says a message, its parts first.
 *
 * @public
 */
export function renderMessage<TText>(
  message: MetricsMessage,
  rendering: MessageRendering<TText>,
): TText {
  const values = Object.entries(message.values).map(([name, value]) => {
    if (typeof value === 'number') return [name, value] as const;
    if ('day' in value) return [name, rendering.day(value.day)] as const;
    return [name, renderMessage(value, rendering)] as const;
  });
  return rendering.say(message.id, Object.fromEntries(values));
}

const day = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeZone: 'UTC',
});

const english: MessageRendering<string> = {
  say(id, values) {
    const plural = `${id}_${values.count === 1 ? 'one' : 'other'}`;
    const template = isMessageKey(plural) ? plural : id;
    if (!isMessageKey(template)) throw new TypeError(`no message ${id}`);
    return metricsMessages[template].replace(
      /\{\{(\w+)\}\}/g,
      (_placeholder, name: string) => String(values[name]),
    );
  },
  day: instant => day.format(new Date(instant)),
};

function isMessageKey(key: string): key is MessageKey {
  return key in metricsMessages;
}

/**
 * Says a message in English.
 *
 * @public
 */
export function inEnglish(message: MetricsMessage): string {
  return renderMessage(message, english);
}
