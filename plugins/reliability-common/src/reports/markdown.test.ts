import { incidentsLasting } from '../metrics/testing/factBuilders';
import { aReportInput, metricsOf } from './__testUtils__/aReportInput';
import { reportMarkdown } from './markdown';
import { englishReportWords } from './reportWriting';
import { reportOf } from './reportOf';

describe('reportMarkdown', () => {
  it('writes the report in headings, sentences and tables', () => {
    const text = reportMarkdown(reportOf(aReportInput()));
    expect(text.split('\n').slice(0, 12)).toEqual([
      '# Reliability of Checkout',
      '',
      'From 1 Dec 2025 until 1 Mar 2026.',
      '',
      'Half of the 14 incidents in the last 90 days were restored within 42 minutes (31–58). That is too few to say whether anything changed.',
      '',
      'Counts incidents that hurt users of 4 entities, by what belongs together now.',
      '',
      '## Figures',
      '',
      '| Figure | Value | 95 % interval | Rests on | Against the time before |',
      '| --- | --- | --- | --- | --- |',
    ]);
    expect(text).toContain(
      '| Time to restore | 42 min | 31 min – 58 min | n 14 · low confidence | Whether it changed cannot be said. |',
    );
    expect(text).toContain('- **Incidents**: ');
    expect(text).toMatch(/and both windows rest on at least 20\.\n$/);
  });

  it('leaves out sections in which there is nothing', () => {
    const headings = reportMarkdown(reportOf(aReportInput())).match(/^#.*$/gm);
    expect(headings).toEqual([
      '# Reliability of Checkout',
      '## Figures',
      '## How these figures are computed',
    ]);
  });

  it('lets nothing that people wrote be more than text', () => {
    const title = '](https://evil.example) <script> | x\n# y';
    const metrics = metricsOf(
      { facts: incidentsLasting([42]) },
      {
        recent: [
          {
            key: 'INC-3',
            title,
            severity: null,
            anchor: '2026-02-03T10:00:00Z',
            timeToRestore: null,
            restored: 'unknown',
          },
        ],
      },
    );
    const text = reportMarkdown(reportOf(aReportInput({ title, metrics })));
    const written = '\\](`https://evil.example)` \\<script\\> \\| x \\# y';
    expect(text).toContain(`# Reliability of ${written.replace('\\]', '\\]')}`);
    expect(text).toContain(`- INC-3 ${written} · 3 Feb 2026 · not rated`);
  });

  describe('with some of its incidents', () => {
    const some = reportOf(
      aReportInput({
        metrics: metricsOf(
          { facts: incidentsLasting([42, 43]) },
          {
            recent: [
              {
                key: 'INC-3',
                title: 'Receipts',
                severity: null,
                anchor: '2026-02-03T10:00:00Z',
                timeToRestore: null,
                restored: 'open',
              },
            ],
          },
        ),
      }),
    );

    it('says of how many they are, and leads to all where it knows the way', () => {
      const text = reportMarkdown(some, englishReportWords, {
        allIncidents:
          'https://portal.example/reliability/incidents?counted=true',
      });
      expect(text).toContain('1 of 2, the latest first.\n\n- INC-3 Receipts');
      expect(text).toContain(
        '[All of them](<https://portal.example/reliability/incidents?counted=true>)',
      );
    });

    it('leads nowhere else', () => {
      expect(reportMarkdown(some)).toContain('1 of 2, the latest first.');
      expect(reportMarkdown(some)).not.toContain('](');
    });
  });

  it('is said in any language', () => {
    const text = reportMarkdown(reportOf(aReportInput()), {
      ...englishReportWords,
      say: ({ message }) => message.code.toUpperCase(),
      define: () => ({ name: 'N', sentence: 'S', formula: 'F' }),
    });
    expect(text).toMatch(/^# TITLE\n\nPERIOD\n\nRESTORED TOOFEWFORCHANGE\n/);
    expect(text).toContain('- **N**: S FORMULA');
  });
});
