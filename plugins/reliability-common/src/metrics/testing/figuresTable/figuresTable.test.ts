import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { figuresTable } from './figuresTable';
import { findColumns, readIncidents } from './readIncidents';
import { readRows, TableError } from './readRows';
import { tableAsCsv, tableAsText } from './showTable';

const NOW = Date.UTC(2026, 8, 1);
const DAY = 86_400;

const csv = [
  'service,started_at,mitigated,duration_minutes,note',
  // The second quarter of London begins at 23:00 UTC of 31 March.
  'shop,2026-04-01 00:30:00,2026-04-01 00:40:00,20,"one, with a comma"',
  'shop,2026-04-11T00:30:00+01:00,2026-04-11T00:50:00+01:00,20,',
  'shop,2026-04-21T00:30:00+01:00,2026-04-21T01:00:00+01:00,20,"two',
  'lines"',
  'shop,2026-05-01T00:30:00+01:00,2026-05-01T01:10:00+01:00,,',
  'shop,2026-05-11T00:30:00+01:00,2026-05-11T01:20:00+01:00,20,',
  'shop,2026-05-21T00:30:00+01:00,2026-05-21T01:30:00+01:00,20,',
  'mail,2026-05-21T00:30:00+01:00,,,',
].join('\n');

function tableOf(text: string, durations: 'computed' | 'stated' = 'computed') {
  const rows = readRows(text, 'csv');
  const facts = readIncidents(
    rows,
    findColumns(rows, {}),
    'Europe/London',
    NOW,
  );
  return figuresTable(facts, 'quarter', 'Europe/London', durations, NOW);
}

describe('A table of figures', () => {
  const lineOf = (service: string, lines = tableOf(csv)) => {
    const line = lines.find(one => one.service === service);
    if (line === undefined) throw new Error(`no line of ${service}`);
    return line;
  };

  it('says of a quarter what a hand computes', () => {
    const { part, figures } = lineOf('shop');
    expect(part).toBe('2026-Q2');
    expect(figures.incidents).toMatchObject({ count: 6, observedDays: 91 });
    expect(figures.timeToRestore).toMatchObject({
      mean: 35 * 60,
      median: 35 * 60,
      interval: [10 * 60, 60 * 60],
      coverage: { known: 6, total: 6 },
    });
    expect(figures.timeBetweenIncidents).toMatchObject({
      value: (91 * DAY) / 6,
      meanGap: 10 * DAY,
    });
    expect(figures.availability).toMatchObject({
      mean: expect.closeTo(1 - 210 / (91 * 24 * 60), 12),
    });
  });

  it('counts an incident with a line for each service once for all of them', () => {
    const lines = tableOf(
      [
        'Incident ID,Service,Started At,mitigated',
        'A,shop,2026-04-01T00:30:00Z,2026-04-01T00:40:00Z',
        'A,mail,2026-04-01T00:30:00Z,2026-04-01T00:40:00Z',
        'B,mail,2026-04-02T00:30:00Z,2026-04-02T00:40:00Z',
      ].join('\n'),
    );
    const countOf = (service: string) =>
      lineOf(service, lines).figures.incidents;
    expect(countOf('shop')).toMatchObject({ count: 1 });
    expect(countOf('mail')).toMatchObject({ count: 2 });
    expect(countOf('(all)')).toMatchObject({ count: 2 });
  });

  it('says that cells are not separated by commas', () => {
    expect(() => tableOf('service;started_at\nshop;2026-04-01')).toThrow(
      'cells are to be separated by commas',
    );
  });

  it('takes stated durations where somebody asks for them', () => {
    const { figures } = lineOf('shop', tableOf(csv, 'stated'));
    expect(figures.timeToRestore).toMatchObject({
      mean: (140 / 6) * 60,
      coverage: { known: 6, total: 6 },
    });
  });

  it('counts all services together, and leaves blank what is not known', () => {
    const lines = tableOf(csv);
    expect(lines.map(({ service }) => service)).toEqual([
      'mail',
      'shop',
      '(all)',
    ]);
    expect(tableAsCsv(lines, 'timeToRestore').split('\r\n')[1]).toMatch(
      /^mail,2026-Q2,1,1,1,,,,,,/,
    );
    expect(tableAsText(lines, 'timeToRestore').split('\n')[2]).toMatch(
      /^shop +2026-Q2 +6 +6 +6 +35\.0 +35\.0 +10\.0 +60\.0 +10\.00 +15\.17 /,
    );
  });

  it.each([
    ['service\nshop', 'no column says when an incident began'],
    ['started_at\nyesterday', 'line 2, column started_at: "yesterday" is no'],
    ['started_at,stated\n2026-04-01,soon', 'line 2, column stated: "soon" is'],
    ['started_at,stated\n2026-04-01', 'line 2 has 1 cells, the header has 2'],
    ['', 'the file is empty'],
  ])('refuses %j and says where', (text, problem) => {
    expect(() => tableOf(text)).toThrow(TableError);
    expect(() => tableOf(text)).toThrow(problem);
  });

  it('names the columns that there are for one that there is not', () => {
    const rows = readRows('{"a":1,"b":2}', 'ndjson');
    expect(() => findColumns(rows, { started: 'c' })).toThrow(
      'there is no column c; there are a, b',
    );
  });
});

const file = join(
  resolve(
    __dirname,
    '../../../../../..',
    process.env.RELIABILITY_CORPUS ?? '../shared/data',
  ),
  'incidents/github-status-2022-2024.jsonl',
);
const isHere = existsSync(file);
if (!isHere) {
  process.stderr.write(
    `\nSKIPPED: no table of a real status page was made, because ${file} is not there. Set RELIABILITY_CORPUS.\n`,
  );
}

(isHere ? describe : describe.skip)(
  isHere
    ? 'A table of a real status page'
    : 'A table of a real status page (skipped: the folder RELIABILITY_CORPUS is not there)',
  () => {
    it('counts every incident once', () => {
      const rows = readRows(readFileSync(file, 'utf8'), 'ndjson');
      const columns = findColumns(rows, { mitigated: 'resolved_at' });
      const facts = readIncidents(rows, columns, 'UTC', NOW);
      const lines = figuresTable(facts, 'quarter', 'UTC', 'computed', NOW);
      const counts = lines
        .filter(({ service }) => service === '(all)')
        .map(({ figures }) =>
          'count' in figures.incidents ? figures.incidents.count : 0,
        );
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    });
  },
);
