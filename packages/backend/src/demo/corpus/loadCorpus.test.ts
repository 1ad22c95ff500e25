import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import reliabilityPlugin from '@afterword/plugin-reliability-backend';
import {
  mockCredentials,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { checkedAnswers } from '../../__testUtils__/checkedAnswers';
import { ReliabilityClient } from '../ReliabilityClient';
import { loadCorpus } from './loadCorpus';
import { readCorpus } from './readCorpus';

jest.setTimeout(240_000);

const document = (title: string) => `# ${title}

## Timeline

- 2024-03-04 10:02 UTC: parcels stop at the second belt
- 2024-03-04 10:20 UTC: the belt is restarted

## Action items

- [ ] Watch the belt from outside
`;

const row = (id: string, over: object = {}) =>
  JSON.stringify({
    id,
    title: 'Parcels late',
    impact: 'minor',
    started_at: '2024-03-04T10:05:00Z',
    resolved_at: '2024-03-04T10:40:00Z',
    downtime_start: '2024-03-04T10:02:00Z',
    downtime_end: '2024-03-04T10:20:00Z',
    duration_minutes: 18,
    updates: [],
    ...over,
  });

describe('loadCorpus', () => {
  let backend: TestBackend;
  let client: ReliabilityClient;
  let folder: string;
  let said: string[];

  const write = (file: string, text: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const load = (from = folder) => {
    const corpus = readCorpus(from);
    if (!corpus) throw new Error(`There is nothing in ${from}`);
    said = [];
    return loadCorpus(corpus, client, line => said.push(line));
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'afterword-corpus-'));
    backend = await startTestBackend({
      features: [
        reliabilityPlugin,
        checkedAnswers,
        catalogServiceMock.factory(),
      ],
    });
    client = new ReliabilityClient({
      baseUrl: async () =>
        `http://localhost:${backend.server.port()}/api/reliability`,
      token: async () => mockCredentials.user.token('user:default/reader'),
    });
  });

  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await backend.stop();
  });

  it('takes in a status page and a collection, says what became of each file, and doubles nothing', async () => {
    write('incidents/page.jsonl', `${row('1')}\n${row('2')}\n`);
    write('postmortems/belts/first.md', document('The second belt stands'));
    write('postmortems/belts/second.md', document('The second belt, again'));
    write('postmortems/belts/template-report.md', document('A form'));
    write('postmortems/belts/LICENSE', 'Anybody may read this.');

    const report = await load();

    expect(report).toEqual({ documents: 2, incidents: 2, problems: 0 });
    expect(said).toEqual([
      'page.jsonl: 2 incidents created, 0 updated, 0 unchanged, 0 not taken in',
      'belts:',
      expect.stringMatching(
        /^ {2}first\.md → PM-1: .*2 timeline lines.*1 action item/,
      ),
      expect.stringMatching(/^ {2}second\.md → PM-2: /),
    ]);
    const before = said;
    expect(await load()).toEqual(report);
    expect(said).toEqual([
      'page.jsonl: 0 incidents created, 0 updated, 2 unchanged, 0 not taken in',
      ...before.slice(1),
    ]);
  });

  it('goes on after a row and a document that cannot be taken in, and names them', async () => {
    write('incidents/page.jsonl', `${row('1')}\n\nnot JSON\n${row('3')}`);
    write('postmortems/belts/huge.md', 'x'.repeat(2_000_001));
    write('postmortems/belts/small.md', document('The second belt stands'));

    expect(await load()).toEqual({ documents: 1, incidents: 2, problems: 2 });
    expect(said[0]).toMatch(/ 2 incidents created, .* 1 not taken in$/);
    expect(said[1]).toMatch(/^ {2}line 3: /);
    expect(said[3]).toMatch(/^ {2}huge\.md was not taken in: /);
    expect(said[4]).toMatch(/^ {2}small\.md → PM-1: /);
  });

  it('knows when there is nothing to load', () => {
    expect(readCorpus(folder)).toBeUndefined();
    expect(readCorpus(join(folder, 'nowhere'))).toBeUndefined();
  });

  const real = resolve(
    __dirname,
    '../../../../..',
    process.env.RELIABILITY_CORPUS ?? '../shared/data',
  );
  const isHere = existsSync(real);
  if (!isHere) {
    process.stderr.write(
      `\nSKIPPED: real postmortems were not loaded, because ${real} is not there. Set RELIABILITY_CORPUS.\n`,
    );
  }

  (isHere ? describe : describe.skip)(
    isHere
      ? 'with real reports'
      : 'with real reports (skipped: the folder RELIABILITY_CORPUS is not there)',
    () => {
      it('makes a draft of every document, and an incident of every row', async () => {
        expect(await load(real)).toEqual({
          documents: 68,
          incidents: 399,
          problems: 0,
        });
      });
    },
  );
});
