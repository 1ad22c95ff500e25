import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { aDraft, people } from './__testUtils__/writers';
import { PostmortemReading } from './PostmortemReading';
import { TextReading } from './TextReading';
import { TextStore } from './TextStore';

const aRecord = (externalId: string, over: object = {}) => ({
  type: 'postmortem',
  source: 'wiki',
  externalId,
  title: `Postmortem ${externalId}`,
  status: 'published',
  publishedAt: '2026-03-10T10:00:00Z',
  ...over,
});

eachDatabase('What published postmortems say', (databases, databaseId) => {
  let portal: Portal;
  const { owner } = people(() => portal);

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    const records = [
      aRecord('1', {
        factors: [
          { text: 'Nobody owned the backoff.', layer: 'process' },
          { text: 'The queue had no end.', layer: 'technology' },
        ],
        timeline: [
          { kind: 'detected', text: 'The alarm rang.' },
          { kind: 'note', text: 'It stopped.' },
        ],
        sections: { whatToChange: 'A budget.', whatHappened: 'A blip.' },
      }),
      aRecord('2', { sections: { whatHappened: 'y'.repeat(99_999) } }),
      aRecord('3', {
        sections: {
          // The hundred-thousandth character is the first half of a picture.
          whatHappened: 'z'.repeat(99_999 - 2),
          detection: `🙂${'z'.repeat(100)}`,
        },
      }),
    ];
    await owner()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(records.map(record => JSON.stringify(record)).join('\n'))
      .expect(200)
      .expect(/"created":3/);
    await aDraft(owner(), { title: 'Nobody else’s' });
  });
  afterAll(async () => {
    await portal.stop();
  });

  const texts = async () => {
    const { body } = await portal
      .asService()
      .get('/postmortem-texts')
      .expect(200);
    return new Map<string, string>(
      body.items.map(({ title, text }: { title: string; text: string }) => [
        title,
        text,
      ]),
    );
  };

  it('is the sections in their order, then the timeline, then the factors', async () => {
    expect((await texts()).get('Postmortem 1')).toBe(
      [
        'A blip.',
        'A budget.',
        'The alarm rang.',
        'It stopped.',
        'Nobody owned the backoff.',
        'The queue had no end.',
      ].join('\n\n'),
    );
  });

  it('is cut where it is very long', async () => {
    const all = await texts();
    expect(all.get('Postmortem 2')).toHaveLength(99_999);
    expect(all.get('Postmortem 3')).toBe(`${'z'.repeat(99_997)}\n\n`);
  });

  it('leaves drafts out, also of their author', async () => {
    const { body } = await owner()
      .get('/postmortem-texts?count=true')
      .expect(200);
    expect(body.page).toEqual({ total: 3 });
  });

  it('is read of none that went back to a draft since it was listed', async () => {
    const { key } = await aDraft(owner(), { title: 'Opened again' });
    const listed = {
      list: async () => ({ items: [{ key: 'PM-1' }, { key }], page: {} }),
    } as unknown as PostmortemReading;
    const { database } = portal;
    const reading = new TextReading(
      { database } as Platform,
      listed,
      new TextStore(),
    );
    const { items } = await reading.list({} as RequestContext, { limit: 2 });
    expect(items.map(item => item.key)).toEqual(['PM-1']);
  });

  it('comes page by page', async () => {
    const keys: string[] = [];
    let next = '';
    do {
      const { body } = await portal
        .asService()
        .get(`/postmortem-texts?limit=2${next}`)
        .expect(200);
      keys.push(...body.items.map(({ key }: { key: string }) => key));
      next = body.page.next ? `&cursor=${body.page.next}` : '';
    } while (next);
    expect([...keys].sort()).toEqual(['PM-1', 'PM-2', 'PM-3']);
  });
});
