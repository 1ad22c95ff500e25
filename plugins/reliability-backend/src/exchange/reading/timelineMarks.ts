import type {
  StatedDurations,
  TimePointKind,
} from '@afterword/plugin-reliability-common';
import { plainText } from './plainText';
import type { StatedLength } from './statedDurations';

/** A row of the timeline with an instant, as far as marking it needs. */
export interface MarkableRow {
  readonly millis: number | null;
  /** Approximate moments and ranges support no length of time. */
  readonly exact: boolean;
  readonly text: string;
}

/** What a row marks, and how sure that is. */
export interface Mark {
  readonly kind: TimePointKind;
  /**
   * `plain`: its words say so outright; `fits`: the document's own stated length says so; `hint`: its words suggest it. A hint marks
   * the row of the timeline and never becomes a time point of the incident.
   */
  readonly grounds: 'plain' | 'fits' | 'hint';
}

const HURT = '(?:outage|impact|disruption|downtime|degradation)s?';
const THING = `(?:${HURT}|(?:incident|issue|problem|fault|failure|event)s?)`;
const CASE = '(?:incident|issue|problem|fault|event)s?';
const BE =
  '(?:(?:is|was|are|were|has been|have been|now|fully|finally|completely|considered|and) ){0,4}';

// Said outright: the subject is the incident itself.
const PLAIN: readonly (readonly [TimePointKind, RegExp])[] = [
  [
    'resolved',
    new RegExp(
      `\\b${THING} ${BE}(?:resolved|permanently fixed)\\b|\\b${CASE} ${BE}(?:closed|over|ends?|ended)\\b|\\((?:issue |incident |fully )?resolved\\)|\\ball (?:systems?|services?) (?:were |are )?(?:verified )?(?:fully )?(?:operational|healthy|recovered|restored)\\b|\\ball clear\\b|\\bend of (?:the )?incident\\b`,
    ),
  ],
  [
    'mitigated',
    new RegExp(
      `\\b${THING} ${BE}(?:mitigated|contained|stopped)\\b|\\b${HURT} ${BE}(?:over|ends?|ended)\\b|\\bend of (?:the )?${HURT}\\b|\\b(?:services?|traffic|systems?) (?:(?:is|was|are|were|has been|have been|fully|now) ){0,3}(?:restored|operational|back to normal|recovered)\\b|\\(mitigated\\)`,
    ),
  ],
  [
    'declared',
    /\b(?:(?:major |sev\w* ?\d? )?incident (?:(?:is|was|has been|officially) ){0,2}(?:declared|opened|called)|declar(?:es|ed) (?:an? |the )?(?:major |sev\w* ?\d? )?incident)\b/,
  ],
  [
    'acknowledged',
    /\b(?:(?:on-?call|engineer|team|page|alert|alarm)\w* (?:\w+ ){0,3}acknowledg\w+|acknowledg\w+ (?:the |an? )?(?:alert|page|alarm|incident))\b/,
  ],
  [
    'detected',
    new RegExp(
      `\\b${THING} (?:(?:is|was|has been|were|first) ){0,3}(?:detected|discovered|noticed|identified by)\\b|\\b(?:became|become|becomes|made|were|was) aware\\b`,
    ),
  ],
  [
    'impactStarted',
    new RegExp(
      `\\b(?:start|beginning|onset) of (?:the )?${THING}|\\b${THING} (?:starts|started|start|begins|began)\\b`,
    ),
  ],
];

// Suggested: what such a moment usually looks like in a log.
const HINTS: readonly (readonly [TimePointKind, RegExp])[] = [
  [
    'resolved',
    /\b(?:resolved|permanent(?:ly)? (?:fix\w*|deleted|removed|solved|repaired)|long-?term fix|permanent fix)\b|\bsystems? (?:verified )?operational\b/,
  ],
  [
    'mitigated',
    /\b(?:mitigat\w+|back to normal|returned? to normal|(?:service|traffic|launches|requests|everything) (?:\w+ ){0,3}(?:restored|recovered|operational|working again|back)|working (?:again|as intended)|rolled? ?back (?:done|completed|performed)|(?:manual|temporary) fix applied|workaround (?:applied|in place))\b/,
  ],
  [
    'detected',
    /\b(?:(?:automated |automatic |first |initial )?(?:alert|alarm|warning|page)s?\b(?: \w+){0,4} (?:from|fires?|fired|triggers?|triggered|received|raised|indicat\w+|detects?|regarding)|(?:first |customer |user |users |developer )(?:report\w*|notic\w*|notified|complain\w*)|reports? of|reported (?:by|on)|first noticed|detected|(?:is|was|were) (?:noticed|alerted|paged|notified)|notified us|messages? witnessed)\b/,
  ],
  [
    'impactStarted',
    /\b(?:(?:start|begin)(?:s|ed)? (?:to )?(?:fail\w*|report\w*|return\w*|crash\w*|degrad\w*|error\w*|timing out|time out|drop\w*)|(?:caus(?:es?|ed|ing)|result(?:s|ed|ing) in|leading to|led to)(?: \w+){0,8} (?:down|outage|unavailab\w*|unschedulable|unreachable|fail\w*|crash\w*|timeouts?|errors?|disruption)|unexpectedly (?:trigger\w*|delet\w*|revert\w*|restart\w*)|goes down|went down|outage)\b/,
  ],
];

const DOUBT =
  /\b(?:not|never|no|isn't|wasn't|aren't|hasn't|without|if|whether|should|would|could|might|may|to be|attempt\w*|try|trying|tried|believ\w*|until|before|still|un)\b[^.;]{0,24}$/;
const LOOK = 240;

/** What a row's own words mark; only its beginning is looked at, since a long story tells of many things. */
export function markOf(text: string): Mark | undefined {
  const words = plainText(text).slice(0, LOOK).toLocaleLowerCase('en');
  for (const [grounds, families] of [
    ['plain', PLAIN],
    ['hint', HINTS],
  ] as const) {
    for (const [kind, pattern] of families) {
      const match = pattern.exec(words);
      if (match !== null && !DOUBT.test(words.slice(0, match.index))) {
        return { kind, grounds };
      }
    }
  }
  return undefined;
}

const TROUBLE =
  /\b(?:fail\w*|error\w*|again|down|broken|not working|unavailab\w*|degrad\w*|outage)\b/;

/**
 * Marks rows: by the stated lengths where they fit the rows in one way only, then by words.
 *
 * @returns for each row its mark, or undefined
 */
export function markRows(
  rows: readonly MarkableRow[],
  stated: readonly StatedLength[],
): (Mark | undefined)[] {
  const byWords = rows.map(row => markOf(row.text));
  const marks: (Mark | undefined)[] = byWords.map((mark, index) =>
    mark === undefined || isOutOfPlace(mark, index, rows)
      ? mark && { ...mark, grounds: 'hint' }
      : mark,
  );
  const fit = fitOf(rows, stated);
  if (fit !== undefined) {
    const choose = (millis: number, kind: TimePointKind) => {
      const candidates = rows.flatMap((row, index) =>
        row.exact && row.millis === millis ? [index] : [],
      );
      const chosen =
        candidates.find(index => byWords[index]?.kind === kind) ??
        candidates[0];
      marks[chosen] = { kind, grounds: 'fits' };
      return chosen;
    };
    choose(fit.start, 'impactStarted');
    if (fit.detected !== undefined) choose(fit.detected, 'detected');
    if (fit.end !== undefined) {
      choose(fit.end, endKind(rows, byWords, fit.end));
    }
  }
  return onlyOnePlain(marks, fit !== undefined);
}

/** The end of a stated recovery: resolved when its words say so or nothing follows, mitigated when the lasting fix comes later. */
function endKind(
  rows: readonly MarkableRow[],
  byWords: readonly (Mark | undefined)[],
  end: number,
): TimePointKind {
  const index = rows.findIndex(row => row.exact && row.millis === end);
  const own = byWords[index];
  if (own?.kind === 'resolved') return 'resolved';
  if (own?.kind === 'mitigated' && own.grounds === 'plain') return 'mitigated';
  return index === rows.length - 1 ? 'resolved' : 'mitigated';
}

/** A beginning near the end, an end with trouble after it: the words are about something smaller than the incident. */
function isOutOfPlace(
  mark: Mark,
  index: number,
  rows: readonly MarkableRow[],
): boolean {
  switch (mark.kind) {
    case 'impactStarted':
    case 'detected':
    case 'declared':
    case 'acknowledged':
      return index > 0 && index * 2 >= rows.length;
    default:
      return (
        (index + 2 < rows.length && index * 2 < rows.length) ||
        rows
          .slice(index + 1)
          .some(row =>
            TROUBLE.test(plainText(row.text).slice(0, LOOK).toLowerCase()),
          )
      );
  }
}

/** Two rows that both say "resolved" outright leave it open which is meant; rows that only suggest stay as they are. */
function onlyOnePlain(
  marks: readonly (Mark | undefined)[],
  fitted: boolean,
): (Mark | undefined)[] {
  const count = (kind: TimePointKind, grounds: Mark['grounds']) =>
    marks.filter(mark => mark?.kind === kind && mark.grounds === grounds)
      .length;
  return marks.map(mark => {
    if (mark === undefined || mark.grounds !== 'plain') return mark;
    const others =
      count(mark.kind, 'plain') > 1 || (fitted && count(mark.kind, 'fits') > 0);
    return others ? { ...mark, grounds: 'hint' } : mark;
  });
}

interface Fit {
  readonly start: number;
  readonly detected?: number;
  readonly end?: number;
}

/**
 * The one way in which stated lengths fit exact rows: a beginning from which one row is the stated time to detection away and
 * another the stated time to recovery. Two ways are none.
 */
function fitOf(
  rows: readonly MarkableRow[],
  stated: readonly StatedLength[],
): Fit | undefined {
  const lengthOf = (kind: keyof StatedDurations) => {
    const length = stated.find(item => item.kind === kind);
    return length === undefined || length.millis === 0
      ? undefined
      : length.millis;
  };
  const toDetect = lengthOf('timeToDetect');
  const toEnd = lengthOf('timeToRestore') ?? lengthOf('timeToResolve');
  const instants = [
    ...new Set(
      rows.flatMap(row =>
        row.exact && row.millis !== null ? [row.millis] : [],
      ),
    ),
  ].slice(0, 500);
  const known = new Set(instants);
  const starts = (length: number | undefined) =>
    length === undefined ? [] : instants.filter(at => known.has(at + length));
  const ends = starts(toEnd);
  const detections = new Set(starts(toDetect));
  if (toEnd !== undefined) {
    const both =
      toDetect === undefined ? [] : ends.filter(at => detections.has(at));
    if (both.length === 1 && toDetect !== undefined && toDetect < toEnd) {
      return {
        start: both[0],
        detected: both[0] + toDetect,
        end: both[0] + toEnd,
      };
    }
    return both.length === 0 && ends.length === 1
      ? { start: ends[0], end: ends[0] + toEnd }
      : undefined;
  }
  return toDetect !== undefined && detections.size === 1
    ? { start: [...detections][0], detected: [...detections][0] + toDetect }
    : undefined;
}
