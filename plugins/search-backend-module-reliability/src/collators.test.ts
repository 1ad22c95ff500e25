import { mockServices } from '@backstage/backend-test-utils';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { collators } from './collators';
import { ReliabilityPages } from './ReliabilityPages';

const text = (key: string) => ({
  key,
  title: `Title of ${key}`,
  severity: null,
  entities: [],
  startedAt: null,
  publishedAt: '2026-03-10T10:00:00Z',
  text: 'It rained.',
});

describe('What search is told', () => {
  let server: Server;
  let answer: RequestListener;
  let asked: URL[];

  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(new URL(req.url ?? '', 'http://here'));
      answer(req, res);
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => server.close());

  const documents = async () => {
    const { port } = server.address() as AddressInfo;
    const pages = new ReliabilityPages({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async id => `http://localhost:${port}/api/${id}`,
      }),
    });
    const [postmortems] = collators(pages, '/afterword');
    const found: unknown[] = [];
    for await (const each of await postmortems.getCollator()) found.push(each);
    return found;
  };

  it('is read page by page, until there is no next one', async () => {
    answer = (_req, res) => {
      const isFirst = !asked[asked.length - 1].searchParams.has('cursor');
      res.end(
        JSON.stringify(
          isFirst
            ? { items: [text('PM-2')], page: { next: 'after 2 & more' } }
            : { items: [text('PM-1')], page: {} },
        ),
      );
    };
    expect(await documents()).toEqual([
      expect.objectContaining({
        key: 'PM-2',
        location: '/afterword/postmortems/PM-2',
        authorization: { resourceRef: 'PM-2' },
      }),
      expect.objectContaining({ key: 'PM-1' }),
    ]);
    expect(asked.map(({ searchParams }) => searchParams.get('cursor'))).toEqual(
      [null, 'after 2 & more'],
    );
  });

  it('is nothing where a page fails: half of it must not take the place of what was found before', async () => {
    answer = (_req, res) => {
      res.statusCode = asked.length === 1 ? 200 : 503;
      res.end(
        JSON.stringify({ items: [text('PM-2')], page: { next: 'more' } }),
      );
    };
    await expect(documents()).rejects.toThrow('503');
  });
});
