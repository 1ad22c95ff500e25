import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { durationToMillis, toMillis } from '../contract';
import { incidentFromStatusPage, isStatusPageRow } from './statusPage';

const row = {
  id: '9001',
  title: 'Incident with  Pull Requests\n',
  url: 'https://status.example.com/incidents/9001',
  started_at: '2024-02-01T10:00:00Z',
  resolved_at: '2024-02-01T11:00:00Z',
  downtime_start: '2024-02-01T09:50:00Z',
  downtime_end: '2024-02-01T10:40:00Z',
  duration_minutes: 50,
  updates: [
    { at: '2024-02-01T11:00:00Z', status: 'Resolved', message: 'All fine.' },
    {
      at: '2024-02-01T10:00:00Z',
      status: 'Investigating',
      message: 'We look.',
    },
  ],
  impact: 'major',
  components: ['Pull Requests', 'Git Operations', 'Visit www'],
};

function read(changes: Readonly<Record<string, unknown>> = {}) {
  const reading = incidentFromStatusPage(
    JSON.stringify({ ...row, ...changes }),
  );
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.record;
}

describe('a row of a status page', () => {
  it('is told from a record and from anything else', () => {
    expect(isStatusPageRow(JSON.stringify(row))).toBe(true);
    expect(isStatusPageRow(JSON.stringify({ ...row, type: 'incident' }))).toBe(
      false,
    );
    for (const line of ['', 'null', '[]', '{}', '{"title":"x"}', '{"ti']) {
      expect(isStatusPageRow(line)).toBe(false);
    }
  });

  it('becomes an incident with the times, severity, length and entities that it states', () => {
    expect(read()).toEqual({
      type: 'incident',
      source: 'github-status',
      externalId: '9001',
      title: 'Incident with Pull Requests',
      kind: 'incident',
      severity: 'sev2',
      summary:
        '- 2024-02-01T10:00:00Z **Investigating**: We look.\n- 2024-02-01T11:00:00Z **Resolved**: All fine.',
      entities: [
        {
          ref: 'component:github/pull-requests',
          role: 'impacted',
          impact: 'major',
        },
        {
          ref: 'component:github/git-operations',
          role: 'impacted',
          impact: 'major',
        },
      ],
      times: {
        impactStarted: '2024-02-01T09:50:00Z',
        declared: '2024-02-01T10:00:00Z',
        mitigated: '2024-02-01T10:40:00Z',
        resolved: '2024-02-01T11:00:00Z',
      },
      stated: { timeToRestore: 'PT50M' },
      url: 'https://status.example.com/incidents/9001',
    });
  });

  it.each([
    ['critical', 'sev1', 'major'],
    ['major', 'sev2', 'major'],
    ['minor', 'sev3', 'partial'],
    ['none', null, null],
    ['anything else', null, null],
  ])('of impact %s is %s and %s', (impact, severity, level) => {
    const record = read({ impact });
    expect(record.severity).toBe(severity);
    expect(record.entities?.[0].impact).toBe(level);
  });

  it('leaves out what the row leaves out', () => {
    const record = read({
      components: null,
      resolved_at: null,
      downtime_end: null,
      duration_minutes: null,
      updates: null,
    });
    expect(record.entities).toEqual([]);
    expect(record.times).toEqual({
      impactStarted: '2024-02-01T09:50:00Z',
      declared: '2024-02-01T10:00:00Z',
      mitigated: null,
      resolved: null,
    });
    expect(record.stated).toEqual({});
    expect(record.summary).toBe('');
  });

  it('is maintenance when it was scheduled, and lasts while it was in progress', () => {
    const record = read({
      impact: 'maintenance',
      updates: [
        { at: '2024-02-01T08:00:00Z', status: 'Scheduled', message: 'Soon.' },
        { at: '2024-02-03T12:00:00Z', status: 'In progress', message: 'Now.' },
        { at: '2024-02-03T13:00:00Z', status: 'Completed', message: 'Done.' },
      ],
    });
    expect(record).toMatchObject({
      kind: 'maintenance',
      severity: null,
      times: {
        impactStarted: '2024-02-03T12:00:00Z',
        mitigated: '2024-02-03T13:00:00Z',
      },
      stated: {},
    });
  });

  it('says when its components were not named by the page', () => {
    expect(read({ components_source: 'a model' })).toMatchObject({
      componentsSource: 'a model',
    });
  });

  it('keeps whole updates only where they are too many', () => {
    const updates = Array.from({ length: 300 }, (_, index) => ({
      at: new Date(Date.UTC(2024, 0, 1, 0, index)).toISOString(),
      status: 'Update',
      message: 'x'.repeat(100),
    }));
    const { summary = '' } = read({ updates });
    expect(summary?.length).toBeLessThanOrEqual(20_000);
    expect(summary?.endsWith('x'.repeat(100))).toBe(true);
  });

  it.each([
    ['', 'The line is no JSON object.'],
    ['[]', 'The line is no JSON object.'],
    ['{"id":', 'The line is no JSON object.'],
    ['{"title":"x"}', 'externalId: must not be empty'],
    ['{"id":"1","title":" "}', 'title: must not be empty'],
    [
      '{"id":"1","title":"x","started_at":"yesterday"}',
      'times.declared: must be an ISO 8601 time with an offset of at most 14 hours, between 1970 and 2200',
    ],
    [
      '{"id":"1","title":"x","url":"javascript:alert(1)"}',
      'url: must be an http, https or mailto link',
    ],
  ])('that is none (%s) is answered with its problem', (line, problem) => {
    expect(incidentFromStatusPage(line)).toEqual({ problem });
  });
});

const file = join(
  resolve(
    __dirname,
    '../../../..',
    process.env.RELIABILITY_CORPUS ?? '../shared/data',
  ),
  'incidents/github-status-2022-2024.jsonl',
);
const isHere = existsSync(file);
if (!isHere) {
  process.stderr.write(
    `\nSKIPPED: the mapping of the status page's history was not tried, because ${file} is not there. Set RELIABILITY_CORPUS.\n`,
  );
}

(isHere ? describe : describe.skip)(
  isHere
    ? 'the history of a real status page'
    : 'the history of a real status page (skipped: the folder RELIABILITY_CORPUS is not there)',
  () => {
    it('is mapped row by row, and every length is the one that the page states', () => {
      const lines = readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line);
      expect(lines).toHaveLength(399);
      const records = lines.map(line => {
        const reading = incidentFromStatusPage(line);
        if ('problem' in reading) throw new Error(reading.problem);
        return reading.record;
      });
      const incidents = records.filter(({ kind }) => kind === 'incident');
      const maintenance = records.filter(({ kind }) => kind === 'maintenance');
      expect([incidents.length, maintenance.length]).toEqual([389, 10]);
      const differing = incidents.filter(({ times, stated }) => {
        const [start, end] = [times?.impactStarted, times?.mitigated];
        if (!start || !end || !stated?.timeToRestore) return true;
        const length = toMillis(end) - toMillis(start);
        const difference = length - durationToMillis(stated.timeToRestore);
        return Math.abs(difference) >= 60_000;
      });
      expect(differing).toEqual([]);
      const count = (severity: string | null) =>
        incidents.filter(record => record.severity === severity).length;
      expect([
        count('sev1'),
        count('sev2'),
        count('sev3'),
        count(null),
      ]).toEqual([1, 65, 310, 13]);
      expect(
        records.filter(({ entities }) => entities?.length === 0),
      ).toHaveLength(49);
    });
  },
);
