import type { DocumentReading } from '@afterword/plugin-reliability-common';
import { plainText } from '../../plainText';
import { readLines } from './readLines';

/** What a document was read as, short enough to be written out in a test. */
export interface Gist {
  readonly title: string;
  readonly times: Readonly<Record<string, string | null>>;
  readonly stated: Readonly<Record<string, string>>;
  /** `2021-05-06T10:00:00Z text`, with the mark in brackets where there is one. */
  readonly timeline: readonly string[];
  readonly factors: readonly string[];
  /** `title`, then whatever it has: status, type, due date, owner, tickets. */
  readonly actions: readonly string[];
  readonly sections: readonly string[];
  /** `line what` of what looks wrong. */
  readonly wrong: readonly string[];
}

/** What a test expects: nothing but what it names. */
export function aGist(expected: Partial<Gist>): Gist {
  return {
    title: '',
    times: {},
    stated: {},
    timeline: [],
    factors: [],
    actions: [],
    sections: [],
    wrong: [],
    ...expected,
  };
}

/** Reads a document in UTC and tells the gist. */
export function gistOf(content: string): Gist {
  return tell(readLines([content]));
}

function tell(reading: DocumentReading): Gist {
  const { incident, postmortem, actionItems, looksWrong } = reading;
  return {
    title: postmortem.title,
    times: { ...incident?.times },
    stated: { ...incident?.stated },
    timeline: (postmortem.timeline ?? []).map(({ at, atText, kind, text }) =>
      [
        at ?? '',
        atText ? `"${atText}"` : '',
        kind === 'note' ? '' : `[${kind}]`,
        plainText(text).slice(0, 50),
      ]
        .filter(piece => piece !== '')
        .join(' '),
    ),
    factors: (postmortem.factors ?? []).map(
      ({ text, layer }) => `${layer}: ${plainText(text)}`,
    ),
    actions: actionItems.map(item => {
      const tickets = Array.isArray(item.tickets)
        ? item.tickets.map(ticket => ticket.id).join(' ')
        : '';
      return [
        item.title,
        item.status === 'candidate' ? '' : item.status,
        item.itemType,
        item.due,
        item.owner ?? item.ownerText,
        tickets,
      ]
        .filter(piece => piece)
        .join(' | ');
    }),
    sections: Object.keys(postmortem.sections ?? {}),
    wrong: looksWrong.map(({ line, what }) => `${line} ${what}`),
  };
}
