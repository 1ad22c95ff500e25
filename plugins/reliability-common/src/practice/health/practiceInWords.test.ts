import { lineOfFigure } from '../../reports';
import { reportTable } from '../../reports';
import { practiceMessages } from './messages';
import type { PracticeFigureId } from './model';
import {
  practiceFiguresInWords,
  practiceSentencesInWords,
} from './practiceInWords';
import {
  aPublished,
  daysBefore,
  healthOf,
  neverReported,
  reported,
} from './testing/practiceBuilders';

const lineOf = (
  id: PracticeFigureId,
  changes: Parameters<typeof healthOf>[0] = {},
) => {
  const said = practiceFiguresInWords(healthOf(changes)).find(
    ({ figure }) => figure === id,
  );
  return said && lineOfFigure(said, ({ text }) => text);
};
const sentences = (changes: Parameters<typeof healthOf>[0] = {}) =>
  practiceSentencesInWords(healthOf(changes))
    .map(({ text }) => text)
    .join(' ');
const eight = Array.from({ length: 8 }, (_, index) =>
  aPublished({
    startedAt: daysBefore(14 + index),
    facilitator: index < 4 ? 'a' : 'b',
    teams: index < 4 ? ['a'] : ['a', 'b'],
    reviewedFromOutside: index < 6,
  }),
);

describe('practice health in words', () => {
  it('says each figure with its interval and what it rests on', () => {
    const published = { published: eight };
    expect(lineOf('daysToPublish', published)).toBe(
      '8 d (4–11 d) · n 8 · low confidence',
    );
    expect(lineOf('participationBreadth', published)).toBe(
      '1.5 teams (1–2) · n 8 · 2 different teams in all · with a facilitator 8 · with further participants 0 · with a reviewer 0 · low confidence',
    );
    expect(lineOf('evidenceShare', published)).toBe(
      '75 % (58–87 %) · 24 of 32',
    );
    expect(lineOf('outsideReview', published)).toBe(
      '6 of 8 (41–93 %) · low confidence',
    );
    expect(lineOf('facilitatorSpread', published)).toBe(
      '2 hands · n 8 · low confidence',
    );
    expect(lineOf('nearMissRate')).toBe('0.7 per 30 days (0.1–2.4) · n 2');
    expect(lineOf('nearMissShare')).toBe(
      '2 of 6 (10–70 %) · 2 to 4 incidents · low confidence',
    );
  });

  it('says why there is no value', () => {
    expect(lineOf('daysToPublish')).toBe('Nothing was published');
    expect(lineOf('daysToPublish', { published: eight.slice(0, 2) })).toBe(
      'Too few postmortems · n 2',
    );
    expect(lineOf('nearMissRate', { incidents: neverReported })).toBe(
      'Not observed yet',
    );
    expect(lineOf('nearMissShare', { incidents: reported(0, 0) })).toBe(
      'Nothing was reported',
    );
  });

  it('can be read aloud', () => {
    expect(sentences({ published: eight })).toBe(
      '8 postmortems were published in the last 90 days, half of them within 8 days of what happened (4–11). 24 of 32 contributing factors rest on evidence (58–87 %). Somebody outside the owning team reviewed 6 of 8 (41–93 %). That is too few to tell it apart from what it was in the 90 days before.',
    );
    expect(sentences()).toBe(
      'No postmortem was published in the last 90 days.',
    );
    expect(sentences({ incidents: neverReported })).toMatch(
      /^Nothing has been reported or published here yet/,
    );
  });

  it('says that something changed only where that is sure', () => {
    const now = Array.from({ length: 30 }, (_, index) =>
      aPublished({ startedAt: daysBefore(12 + (index % 5)) }),
    );
    const before = (from: number) =>
      Array.from({ length: 30 }, (_, index) =>
        aPublished({
          publishedAt: daysBefore(100),
          startedAt: daysBefore(100 + from + (index % 5)),
        }),
      );
    expect(sentences({ published: [...now, ...before(30)] })).toContain(
      'Time to publish: we can be sure that it is lower than in the 90 days before, though not yet why.',
    );
    expect(sentences({ published: [...now, ...before(2)] })).toContain(
      'taken together, none can be told apart from what it was in the 90 days before.',
    );
  });

  it('never judges, and takes no name that a report has', () => {
    expect(Object.values(practiceMessages).join(' ')).not.toMatch(
      /improv|worse|better|\bgood\b|\bbad\b|!/i,
    );
    expect(
      Object.keys(practiceMessages).filter(code =>
        Object.hasOwn(reportTable, code),
      ),
    ).toEqual([]);
  });
});
