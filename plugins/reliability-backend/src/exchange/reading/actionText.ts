import type {
  ActionItemStatus,
  ActionItemType,
} from '@afterword/plugin-reliability-common';
import { dayIn } from './documentFacts';
import { normaliseLabel } from './labels';
import { plainText } from './plainText';

const DONE_WORDS =
  '(?:done|completed?|implemented|fixed|finished|resolved|closed|merged|deployed|shipped|erledigt)';
const SAYS_DONE: readonly RegExp[] = [
  /\bDONE\b/,
  /[✅☑✔]/u,
  // A remark of its own: "(done)", "_done in grafana_", "– completed 5 May", "Done: …".
  new RegExp(
    `(?:^|[([_*]|[.;:–—]\\s|\\s-\\s)\\s{0,2}(?:already |now )?${DONE_WORDS}(?=$|[\\])_*.,:;!]|\\s(?:in|on|by|with|via|as|at|through|\\d))`,
    'i',
  ),
  new RegExp(
    `\\b(?:this|it|that|these|which|and|both)? ?(?:has|have) (?:already |now )?been (?:already |now )?${DONE_WORDS}\\b`,
    'i',
  ),
  new RegExp(`\\b(?:already|now) ${DONE_WORDS}\\b`, 'i'),
  /^~~.{2,}~~$/,
];
// A sentence about what would be, or about something else that was done.
const NOT_DONE =
  /\b(?:not|isn't|hasn't|never|until|when|once|after|if|should|must|to) (?:\w+ ){0,3}(?:done|completed?|implemented|fixed|resolved|merged)\b|\bpart(?:ly|ially) done\b|\bhalf done\b/i;

/** Whether an action's own words, or a bullet below it, say that it is done. A ticket having been raised is not the action done. */
export function saysDone(markdown: string): boolean {
  return markdown
    .slice(0, 8_000)
    .split('\n')
    .some(line => {
      const text = line.trim();
      return (
        SAYS_DONE.some(pattern => pattern.test(text)) &&
        !NOT_DONE.test(plainText(text))
      );
    });
}

/** Whether a remark of its own says that work on it goes on: "(in progress)", "– WIP" at the end. */
export function saysInProgress(markdown: string): boolean {
  return /(?:[([]|[-–—:]\s)\s{0,2}(?:in progress|wip|ongoing|under way|started)\s{0,2}[)\]]?[.\s]{0,3}$/i.test(
    plainText(markdown),
  );
}

/** What a column of states says. */
export function statusIn(cell: string): ActionItemStatus | undefined {
  const words = normaliseLabel(cell);
  if (
    /^(?:done|completed?|finished|fixed|implemented|closed|resolved|merged|yes|y|x|erledigt)\b/.test(
      words,
    ) ||
    /[✅☑✔]/u.test(cell)
  ) {
    return 'done';
  }
  if (
    /^(?:in progress|wip|started|ongoing|doing|in review|in arbeit)\b/.test(
      words,
    )
  )
    return 'inProgress';
  if (
    /^(?:won't (?:do|fix)|wont (?:do|fix)|declined|rejected|cancel(?:l)?ed|dropped|obsolete)\b/.test(
      words,
    )
  )
    return 'declined';
  return undefined;
}

const OWNER_LABEL =
  /\b(?:owners?|assignees?|assigned to|responsible|dri|verantwortlich)\s{0,3}[:=]\s{0,3}([^,;()[\]|\n]{1,60}?)(?=\s{0,3}(?:$|[,;)\]|]|\s[-–—]\s|\b(?:due|by|deadline|eta|status)\b\s?[:=]?))/i;
const AT_NAME =
  /(?<![\w@/.])@([A-Za-z][\w.-]{0,38}(?:\/[A-Za-z][\w.-]{0,38})?)(?![\w@/])/;
// The verbs that say what somebody will do; with a name before them they make an owner, without they are any remark.
const WILL =
  '(?:to|will|is|has|owns?|calls?|schedules?|creates?|writes?|follows?|investigates?|looks?|checks?|arranges?|takes?|raises?|sets?|organi[sz]es?|drives?|leads?|updates?|talks?|asks?|contacts?|plans?|prepares?|documents?|reviews?|books?)';
const BRACKET_NAME = new RegExp(
  `\\(\\s{0,2}(\\p{Lu}[\\p{Ll}'-]{1,30}(?:\\s\\p{Lu}[\\p{Ll}'-]{1,30}){0,2})\\s${WILL}\\s[^()\\n]{1,120}\\)\\s{0,3}[.;]?\\s{0,3}$`,
  'u',
);
const BRACKET_TEAM =
  /\(\s{0,2}((?:the )?[\w&/-]{1,30}(?: [\w&/-]{1,30}){0,2} team|team [\w&/-]{1,30})\s{0,2}(?:[,;][^()\n]{0,80})?\)/i;

/** Who is named as owner: "Owner: …", "@name", "(Name will …)" at the end. As written; whether the catalog knows it is not asked. */
export function ownerIn(markdown: string): string | undefined {
  const text = plainText(markdown.slice(0, 4_000));
  return (
    OWNER_LABEL.exec(text)?.[1].trim() ||
    BRACKET_NAME.exec(text)?.[1] ||
    BRACKET_TEAM.exec(text)?.[1] ||
    AT_NAME.exec(text)?.[1]
  );
}

// What follows is looked at, not taken: in "hall by hall (due 2026-12-20)" it holds the words that count.
const DUE =
  /\b(?:due(?: date| by| on)?|deadline|eta|target(?: date)?|until|by|fällig(?: am)?|bis(?: zum)?)\s{0,2}:?\s{0,2}(?=([\d\p{L}].{5,29}))/giu;

/** The day by which it is due, where a full date is written. */
export function dueIn(markdown: string): string | undefined {
  const text = plainText(markdown.slice(0, 4_000));
  for (const match of text.matchAll(DUE)) {
    const day = dayAtStart(match[1]);
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayAtStart(text: string): string | undefined {
  // The date has to follow directly: "by Friday's release of 2021-05-01" states none.
  return /^(?:\d|[a-zäö]{3,9}\.?\s{1,3}\d)/i.test(text)
    ? dayIn(text)
    : undefined;
}

const TYPES: readonly (readonly [ActionItemType, RegExp])[] = [
  ['prevent', /^prevent(?:ion|ive|ative|ing)?\b/],
  ['detect', /^(?:detect(?:ion|ive|ing)?|monitoring|alerting|observability)\b/],
  ['contain', /^(?:contain(?:ment|ing)?|mitigat(?:e|ion|ing))\b/],
  ['recover', /^(?:recover(?:y|ing)?|repair|restore|restoration)\b/],
  ['process', /^process(?:es)?\b/],
  ['investigate', /^investigat(?:e|ion|ing)\b/],
];

/** The type that a column, or the heading over a group of actions, states. */
export function typeIn(words: string): ActionItemType | undefined {
  const label = normaliseLabel(words);
  return label.split(' ').length > 4
    ? undefined
    : TYPES.find(([, pattern]) => pattern.test(label))?.[0];
}
