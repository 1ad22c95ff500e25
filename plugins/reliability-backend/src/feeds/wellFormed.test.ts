import { Feed, FeedKind } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { reviewing, STOREFRONT } from '../reviews/__testUtils__/reviewing';

/** What XML 1.0 has no way to say, and iCalendar does not allow in a text. */
// eslint-disable-next-line no-control-regex
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

eachDatabase('What a feed is written in', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, planned } = reviewing(portal);
  const read = async (kind: FeedKind, scope: string): Promise<string> => {
    const { body } = await owner()
      .post('/feed-addresses', { kind, scope })
      .expect(201);
    const path = new URL((body as Feed).url ?? '').pathname.replace(
      '/api/reliability',
      '',
    );
    return (await portal().asNobody().get(path).buffer(true).expect(200)).text;
  };
  const learned = (name: string, learning: object) =>
    tell(portal(), [
      anIncidentTold(`${name}-i`),
      aPostmortemTold(`${name}-p`, [`${name}-i`], [], {
        learnings: [learning],
      }),
    ]);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => portal().database('learning').delete());

  it('is XML also where a failure mode has signs of markup in it', async () => {
    await learned('sign', {
      statement: 'Timeouts add up',
      failureMode: 'timeout <1s & "short"',
    });
    const text = await read('learnings', 'organisation');
    for (const [, value] of text.matchAll(/label="([^"]*)"/g)) {
      expect(value).not.toContain('<');
    }
    expect(text).toContain('label="timeout &lt;1s &amp; &quot;short&quot;"');
  });

  it('is XML also where somebody pasted control characters', async () => {
    await learned('control', {
      statement: 'Copied from a terminal \u001b[31mred\u001b[0m',
      helped: 'A page\u000bbreak',
    });
    expect(await read('learnings', 'organisation')).not.toMatch(UNSAYABLE);
  });

  it('is a calendar also where a title has control characters', async () => {
    await planned({ title: 'Review \u001b[31m of \u0007 all' });
    expect(await read('reviews', STOREFRONT)).not.toMatch(UNSAYABLE);
  });

  it('names a category by its term, as news readers need it', async () => {
    await learned('term', { statement: 'A', failureMode: 'retry-storm' });
    const text = await read('learnings', 'organisation');
    expect(text).toMatch(/<category[^>]* term="retry-storm"/);
  });
});
