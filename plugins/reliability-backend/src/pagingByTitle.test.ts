import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { inALanguage } from './__testUtils__/inALanguage';

/** Titles of the longest kind that grow when they are folded: ligatures into words, syllables into letters. */
const long = [
  '\uFDFA'.repeat(300),
  `${'\uFDFA'.repeat(299)}b`,
  // No two alike, so that no compression hides how long they are from an index.
  Array.from({ length: 300 }, (_, index) =>
    String.fromCodePoint(0xac00 + ((index * 7919) % 11172)),
  ).join(''),
  Array.from({ length: 300 }, (_, index) =>
    String.fromCodePoint(0xac00 + ((index * 7907) % 11172)),
  ).join(''),
  '\u0001'.repeat(150).concat('x'.repeat(150)),
  '\u0001'.repeat(150).concat('\uFDFA'.repeat(150)),
];

const paths = ['/incidents', '/postmortems', '/action-items'];

/** By the numbers of their letters once they are folded; what a language has of its own, such as “ø” after “o” or signs before letters, is none of it. */
const inOrder = [
  '9 lives',
  'Alpha',
  'co op',
  'Co-op',
  'coop',
  'Zulu',
  '{braces}',
  '~ about',
  'Øre is lost',
  '日本',
  '😀 again',
];

eachDatabase('A list by title', (databases, databaseId) => {
  let portal: Portal;
  const ofAPortal = inALanguage(databases, 'de');
  beforeAll(async () => {
    portal = await aPortal(ofAPortal, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const write = async (path: string, titles: readonly string[]) => {
    for (const title of titles) {
      await owner().post(path, { title }).expect(201);
    }
  };
  /** Page by page. */
  const read = async (path: string) => {
    const titles: string[] = [];
    let next: string | undefined;
    do {
      const { body } = await owner()
        .get(path)
        .query({ sort: 'title', limit: 1, ...(next && { cursor: next }) })
        .expect(200);
      titles.push(body.items[0].title);
      next = body.page.next;
    } while (next !== undefined);
    return titles;
  };

  it.each(paths)(
    'of %s is read to its end, however long its titles become when they are folded',
    async path => {
      await write(path, long);
      expect((await read(path)).sort()).toEqual([...long].sort());
    },
  );

  it.each(paths)(
    'of %s is in one order, whatever language the database is in',
    async path => {
      await write(path, [...inOrder].reverse());
      const titles = await read(path);
      expect(titles.filter(title => inOrder.includes(title))).toEqual(inOrder);
    },
  );
});
