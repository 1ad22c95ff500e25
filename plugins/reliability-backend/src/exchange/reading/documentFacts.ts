import {
  normaliseEntityRef,
  type Severity,
} from '@afterword/plugin-reliability-common';
import type { Day } from './calendar';
import type { Fact } from './facts';
import { normaliseLabel } from './labels';
import { hasWords, saysNothing, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import { readDateAt } from './writtenDates';

/** What the document says about itself and the incident, apart from times. */
export interface DocumentFacts {
  /** The day that times without one belong to. */
  readonly day: Day | undefined;
  readonly severity: Severity | undefined;
  readonly incidentType: string | undefined;
  readonly entities: readonly string[];
  /** Names as written; they are no references to the catalog. */
  readonly people: readonly string[];
  readonly participants: readonly string[];
}

const DAY_LABEL =
  /^(?:(?:incident|event|outage|start|occurrence) )?(?:dates?|day)(?: of (?:the )?(?:incident|outage|event|occurrence))?$|^(?:when|datum|date \/ time|date\/time|date and time)$/;
const SEVERITY_LABEL =
  /^(?:(?:incident |impact )?severity(?: level)?|sev|severity \/ priority|schweregrad)$/;
const TYPE_LABEL =
  /^(?:(?:incident |event )?(?:category|type|class|classification)|kategorie)$/;
const ENTITY_LABEL =
  /^(?:(?:affected|impacted) (?:services?|components?|entities|systems?|apis?|applications?|resources?)|(?:services?|components?|entities|systems?)(?: (?:affected|impacted|involved))?|entity)$/;
const PEOPLE_LABEL =
  /^(?:authors?|attendees|participants?|responders?|facilitator|incident (?:commander|manager|lead)|on[ -]?call(?: engineer)?|reported by|written by|by|post-?mortem (?:owner|lead|author)|people(?: involved)?|names?)$/;

/** Reads those facts that stand by a name of the trade. What is recognised is marked as read in `read`. */
export function readDocumentFacts(
  facts: readonly Fact[],
  title: { readonly text: string; readonly line: number | null },
  report: ReadingReport,
  read: Set<number>,
): DocumentFacts {
  let day = dayIn(title.text);
  let severity: Severity | undefined;
  let incidentType: string | undefined;
  const entities: string[] = [];
  const people: string[] = [];
  const participants: string[] = [];
  const markRead = (fact: Fact) => fact.lines.forEach(line => read.add(line));
  const recognised = (fact: Fact, what: string) =>
    report.recognised(fact.line, what, `${fact.label}: ${fact.value}`);
  const done = (fact: Fact, what: string) => {
    markRead(fact);
    recognised(fact, what);
  };

  for (const fact of facts) {
    const label = normaliseLabel(fact.label);
    if (!fact.labelled || saysNothing(fact.value) || !hasWords(fact.value)) {
      continue;
    }
    if (DAY_LABEL.test(label)) {
      const found = dayIn(fact.value);
      const impossible = fact.moment?.moment.impossible === true;
      if (found !== undefined) {
        day ??= found;
        done(fact, 'date');
      } else if (impossible) {
        report.looksWrong(
          fact.line,
          'date',
          fact.value,
          fact.moment?.moment.problem ?? remark('noSuchDay'),
        );
      }
    } else if (SEVERITY_LABEL.test(label)) {
      const found = severityIn(fact.value);
      if (found === undefined) {
        report.left(fact.line, 'severity', fact.value, remark('noSeverity'));
      } else if (severity === undefined) {
        severity = found;
        done(fact, 'severity');
      }
    } else if (TYPE_LABEL.test(label) && incidentType === undefined) {
      incidentType = shorten(fact.value, 100);
      done(fact, 'incidentType');
    } else if (ENTITY_LABEL.test(label)) {
      const { refs, rest } = refsIn(fact.value);
      entities.push(...refs);
      if (refs.length > 0) recognised(fact, 'entities');
      if (rest === '') markRead(fact);
      else {
        report.left(fact.line, 'entities', rest, remark('entitiesAreNames'));
      }
    } else if (PEOPLE_LABEL.test(label)) {
      const { refs, rest } = refsIn(fact.value, 'user:');
      participants.push(...refs);
      markRead(fact);
      if (refs.length > 0) recognised(fact, 'participants');
      if (rest !== '') {
        people.push(shorten(rest, 300));
        remarkPeople(report, fact.line, rest);
      }
    }
  }
  return {
    day,
    severity,
    incidentType,
    entities: [...new Set(entities)],
    people,
    participants: [...new Set(participants)],
  };
}

/** Names are kept beside the document and not in it: people appear as participants, chosen from the catalog. */
export function remarkPeople(
  report: ReadingReport,
  line: number | null,
  text: string,
) {
  report.left(line, 'people', text, remark('peopleAreNames'));
}

/** The first full date in a line. */
export function dayIn(text: string): Day | undefined {
  for (const match of text
    .slice(0, 300)
    .matchAll(/(?<![\p{L}\p{N}.:/-])(?=[\p{L}\d])/gu)) {
    const reading = readDateAt(text, match.index);
    const date = reading?.date;
    if (date && date.year !== null) {
      return `${date.year}-${String(date.month).padStart(2, '0')}-${String(
        date.day,
      ).padStart(2, '0')}`;
    }
  }
  return undefined;
}

function severityIn(text: string): Severity | undefined {
  const match =
    /^(?:sev(?:erity)?|s|p|level)?[\s:_-]{0,3}([1-5])(?![\d.])(?=$|[\s,;(/–—-])/i.exec(
      text.trim(),
    );
  switch (match?.[1]) {
    case '1':
      return 'sev1';
    case '2':
      return 'sev2';
    case '3':
      return 'sev3';
    case '4':
      return 'sev4';
    case '5':
      return 'sev5';
    default:
      return undefined;
  }
}

// What only joins the names of a list.
const JOINS = /^(?:and|or|und|oder|sowie|&|\+)$/i;

/** The references in a list, of one kind where that is given, and the words beside them; no words are left where it is nothing but references. */
function refsIn(
  text: string,
  kind = '',
): { readonly refs: readonly string[]; readonly rest: string } {
  const refs: string[] = [];
  const rest = text.split(/[,;]/).flatMap(piece => {
    const words = piece.split(/\s+/).filter(word => {
      const ref = /^[a-z][a-z0-9-]{1,40}:[\w./-]{1,200}$/i.test(word)
        ? normaliseEntityRef(word)
        : undefined;
      if (ref?.startsWith(kind) !== true) return word !== '';
      refs.push(ref);
      return false;
    });
    while (JOINS.test(words[0] ?? '')) words.shift();
    while (JOINS.test(words.at(-1) ?? '')) words.pop();
    return words.some(hasWords) ? [words.join(' ')] : [];
  });
  return { refs, rest: rest.join(', ') };
}
