import { documentReading } from '@afterword/plugin-reliability-common';
import { readDocument } from './readDocument';
import {
  corpusFolder,
  corpusIsHere,
  loadCorpus,
  loadFolder,
} from './__testUtils__/scoring/corpusLabels';
import {
  scoreReading,
  type Subject,
  SUBJECTS,
} from './__testUtils__/scoring/scoreReading';
import {
  type CorpusScore,
  scoreReport,
  shareOf,
  sumScores,
} from './__testUtils__/scoring/scoreTable';

function readAs(name: string, content: string) {
  return readDocument({
    content,
    source: 'corpus',
    externalId: name,
    zone: 'UTC',
    entities: [],
  });
}

function scoresOf(corpus: string): CorpusScore {
  return sumScores(
    loadCorpus(corpus).map(({ name, content, labels }) => ({
      name,
      scores: scoreReading(readAs(name, content), labels),
    })),
  );
}

if (!corpusIsHere) {
  process.stderr.write(
    `\nSKIPPED: the readings of the public collections are not scored, because ${corpusFolder} is not there. Set RELIABILITY_CORPUS to its folder.\n`,
  );
}
const whenHere = corpusIsHere ? describe : describe.skip;

whenHere(
  corpusIsHere
    ? 'the public collections'
    : 'the public collections (skipped: the folder RELIABILITY_CORPUS is not there)',
  () => {
    const scores = new Map<string, CorpusScore>();
    const of = (corpus: string, subject: Subject) => {
      const score = scores.get(corpus)?.get(subject);
      if (score === undefined) throw new Error(`${corpus} was not scored`);
      return score;
    };

    beforeAll(() => {
      for (const corpus of ['moj-cloud-platform', 'dfds', 'mybinder']) {
        scores.set(corpus, scoresOf(corpus));
      }
      process.stdout.write(`\n${scoreReport(scores)}\n`);
    });

    it.each(['moj-cloud-platform', 'dfds'])(
      'at least 95 of 100 time points, timeline entries and actions of %s are recognised',
      corpus => {
        for (const subject of [
          'time points',
          'timeline entries',
          'actions',
          'actions: done',
          'actions: tickets',
          'factors',
          'sections',
        ] as const) {
          const score = of(corpus, subject);
          expect({ subject, enough: shareOf(score) >= 0.95 }).toEqual({
            subject,
            enough: true,
          });
        }
        expect(of(corpus, 'stated durations').misses).toEqual([]);
      },
    );

    it('99 of 100 timeline entries and actions of mybinder are recognised', () => {
      for (const subject of [
        'timeline entries',
        'actions',
        'actions: done',
        'actions: tickets',
        'sections',
      ] as const) {
        const enough = shareOf(of('mybinder', subject)) >= 0.99;
        expect({ subject, enough }).toEqual({ subject, enough: true });
      }
    });

    it.each(['moj-cloud-platform', 'dfds', 'mybinder'])(
      'no time, duration, entry, action, factor or owner of %s is made up',
      corpus => {
        for (const subject of SUBJECTS) {
          if (subject === 'other oddities flagged') continue;
          expect([subject, of(corpus, subject).inventions]).toEqual([
            subject,
            [],
          ]);
        }
      },
    );

    it('every impossible date is flagged, and every other oddity of the first two collections', () => {
      for (const corpus of ['moj-cloud-platform', 'dfds']) {
        expect(of(corpus, 'impossible dates flagged').misses).toEqual([]);
        expect(of(corpus, 'other oddities flagged').misses).toEqual([]);
      }
      expect(of('dfds', 'impossible dates flagged').of).toBe(5);
    });

    it('nothing is flagged that a careful person would not flag', () => {
      for (const corpus of scores.keys()) {
        expect(of(corpus, 'other oddities flagged').inventions).toEqual([]);
      }
    });

    it.each([
      'postmortems/moj-cloud-platform',
      'postmortems/dfds',
      'postmortems/mybinder',
    ])(
      'every document of %s becomes a legal draft, and no word of it is lost',
      folder => {
        const documents = loadFolder(folder);
        expect(documents.length).toBeGreaterThan(20);
        for (const { name, content } of documents) {
          const reading = readAs(name, content);
          expect(documentReading.safeParse(reading).error).toBeUndefined();
          expect(reading.postmortem.status).toBe('draft');
          expect(lostLines(content, reading)).toEqual([]);
        }
      },
    );

    it('an empty template gives no value at all', () => {
      const templates = loadFolder('templates/dastergon/templates');
      expect(templates).toHaveLength(7);
      for (const { name, content } of templates) {
        const reading = readAs(name, content);
        expect(documentReading.safeParse(reading).error).toBeUndefined();
        expect(reading.incident).toBeNull();
        expect(reading.postmortem.timeline).toEqual([]);
        expect(reading.postmortem.factors).toEqual([]);
        expect(reading.actionItems).toEqual([]);
        expect(reading.looksWrong).toEqual([]);
      }
    });
  },
);

/** Lines with a word that is nowhere in the records nor in the report. Headings of tables and of empty parts, and times, may go. */
function lostLines(
  content: string,
  reading: ReturnType<typeof readDocument>,
): string[] {
  const kept = JSON.stringify(reading).toLowerCase();
  const plain = (line: string) =>
    !/^\s*#|\{\{/.test(line) &&
    !/^\|\s*(?:date(?: and)? ?)?time/i.test(line) &&
    line.trim() !== '';
  return content
    .split('\n')
    .filter(
      line =>
        plain(line) &&
        (line.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).some(
          word => !kept.includes(word),
        ),
    );
}
