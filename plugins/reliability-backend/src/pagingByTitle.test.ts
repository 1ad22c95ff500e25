import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';

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

eachDatabase('A list by title', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it.each(['/incidents', '/postmortems', '/action-items'])(
    'of %s is read to its end, however long its titles become when they are folded',
    async path => {
      const owner = portal.as('user:default/owner');
      for (const title of long) {
        await owner.post(path, { title }).expect(201);
      }
      const read: string[] = [];
      let next: string | undefined;
      do {
        const { body } = await owner
          .get(path)
          .query({ sort: 'title', limit: 1, ...(next && { cursor: next }) })
          .expect(200);
        read.push(body.items[0].title);
        next = body.page.next;
      } while (next !== undefined);
      expect([...read].sort()).toEqual([...long].sort());
    },
  );
});
