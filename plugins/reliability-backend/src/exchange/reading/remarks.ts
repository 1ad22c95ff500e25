import {
  ReadingRemark,
  remarkInEnglish,
} from '@afterword/plugin-reliability-common';
import { beginningOf, shorten } from './plainText';
import { remark, type Remark } from './remark';

/** More than this a person does not read, and an answer must stay small. */
const MAX_REMARKS = 2_000;

/** Where the readers of the parts write down what they did: one line of the document, one thing, and why. */
export interface ReadingReport {
  /** Something was understood. */
  recognised(line: number | null, what: string, text: string): void;
  /** Something was kept as it stood, or an assumption was made. */
  left(line: number | null, what: string, text: string, why: Remark): void;
  /** Something cannot be right as it is written. */
  looksWrong(
    line: number | null,
    what: string,
    text: string,
    why: Remark,
  ): void;
}

/** The report's three lists, as the answer carries them. */
export interface ReadingRemarks {
  readonly recognised: ReadingRemark[];
  readonly left: ReadingRemark[];
  readonly looksWrong: ReadingRemark[];
}

/** A report to write into, and the lists that it fills. Each list ends with a count when it grew too long. */
export function createReport(): {
  readonly report: ReadingReport;
  finish(): ReadingRemarks;
} {
  const lists = {
    recognised: [] as ReadingRemark[],
    left: [] as ReadingRemark[],
    looksWrong: [] as ReadingRemark[],
  };
  const dropped = { recognised: 0, left: 0, looksWrong: 0 };
  const add = (
    list: keyof typeof lists,
    line: number | null,
    what: string,
    text: string,
    why: Remark | null,
  ) => {
    if (lists[list].length >= MAX_REMARKS) dropped[list] += 1;
    else
      lists[list].push({
        line,
        what,
        text: shorten(beginningOf(text, 400).replace(/\s+/g, ' ').trim(), 160),
        ...saidTwice(why),
      });
  };
  return {
    report: {
      recognised: (line, what, text) =>
        add('recognised', line, what, text, null),
      left: (line, what, text, why) => add('left', line, what, text, why),
      looksWrong: (line, what, text, why) =>
        add('looksWrong', line, what, text, why),
    },
    finish() {
      const close = (list: keyof typeof lists): ReadingRemark[] => {
        const remarks = [...lists[list]].sort(
          (a, b) => (a.line ?? 0) - (b.line ?? 0),
        );
        if (dropped[list] > 0) {
          remarks.push({
            line: null,
            what: 'more',
            text: '',
            ...saidTwice(remark('more', { count: dropped[list] })),
          });
        }
        return remarks;
      };
      return {
        recognised: close('recognised'),
        left: close('left'),
        looksWrong: close('looksWrong'),
      };
    },
  };
}

function saidTwice(why: Remark | null) {
  return { why: why === null ? '' : remarkInEnglish(why), message: why };
}
