import { createHmac } from 'node:crypto';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const ALPHABET = [...'-./0123456789:_abcdefghijklmnopqrstuvwxyz'];

/** A cursor of parts as anybody can make it: the salt stands in the public source. */
function cursorAt(name: string): string {
  const body = Buffer.from(
    JSON.stringify([name, `component:default/${name}`]),
  ).toString('base64url');
  const signature = createHmac('sha256', 'afterword keyset')
    .update(`catalog_entity.called:asc,catalog_entity.entity_ref:asc\n${body}`)
    .digest('base64url')
    .slice(0, 8);
  return `${signature}.${body}`;
}

/** Attack: `unreadable` of a page that begins anywhere spells the names of what is hidden. */
eachDatabase('What may not be seen', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('is not spelt by asking where it begins, whatever cursors say', async () => {
    const hiddenAfter = async (called: string) => {
      const { body } = await portal
        .as('user:default/outsider')
        .get(
          `/metrics/scopes?kind=component&limit=200&cursor=${cursorAt(called)}`,
        )
        .expect(200);
      return Number(body.unreadable);
    };
    // The last one in the order: letter by letter, without looking at any `next`.
    let name = '';
    for (let more = true; more && name.length < 14; ) {
      more = false;
      for (const letter of [...ALPHABET].reverse()) {
        if ((await hiddenAfter(`${name}${letter}`)) > 0) {
          name += letter;
          more = true;
          break;
        }
      }
    }
    expect(name).not.toMatch(/^search-indexe/);
  });
});
