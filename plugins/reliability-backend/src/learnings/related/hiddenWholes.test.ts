import { RelatedThings } from '@afterword/plugin-reliability-common';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';

const ONE = 'component:default/one';
const OTHER = 'component:default/other';
const SECRET_SYSTEM = 'system:default/secret-acquisition';
const SECRET_DOMAIN = 'domain:default/secret-market';

const inSecret = [
  ...shop,
  anEntity(SECRET_DOMAIN),
  anEntity(SECRET_SYSTEM, { partOf: SECRET_DOMAIN }),
  anEntity(ONE, { partOf: SECRET_SYSTEM }),
  anEntity(OTHER, { partOf: SECRET_SYSTEM }),
];

eachDatabase('Why something is related', (databases, databaseId) => {
  const seen = aHidingCatalog(inSecret);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const owner = () => portal().as('user:default/owner');

  it('names no system and no domain that the catalog hides from its reader', async () => {
    await portal().refreshCatalog();
    const report = async (ref: string) =>
      (
        await owner()
          .post('/incidents', {
            title: 'Certificate renewal failed',
            failureMode: 'certificate-expired',
            entities: [{ ref }],
          })
          .expect(201)
      ).body.key;
    const asked = await report(ONE);
    await report(OTHER);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([SECRET_SYSTEM, SECRET_DOMAIN]);
    const { body, text } = await owner()
      .get(`/learnings/related?incident=${asked}`)
      .expect(200);
    expect((body as RelatedThings).incidents).toHaveLength(1);
    expect(text).not.toContain('secret');
  });
});
