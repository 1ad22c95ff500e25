import { aPortal, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';
import { recordSender } from './__testUtils__/recordSender';

const AUTHOR = 'user:default/newcomer';
const OWNER = 'user:default/owner';

eachDatabase(
  'An imported draft of somebody who came after the last refresh',
  (databases, databaseId) => {
    let portal: Portal;
    beforeEach(async () => {
      portal = await aPortal(databases, databaseId, {
        entities: [...shop, anEntity(AUTHOR), anEntity(OWNER)],
      });
      await portal
        .database('catalog_entity')
        .where('entity_ref', AUTHOR)
        .delete();
    });
    afterEach(async () => {
      await portal.stop();
    });
    const send = recordSender(() => portal);
    const ways: Record<string, () => Promise<unknown>> = {
      'as a record': async () => {
        const record = {
          type: 'postmortem',
          source: 'wiki',
          externalId: 'W-1',
          title: 'Parcels late',
          facilitator: OWNER,
        };
        const [{ key }] = await send([record], { who: AUTHOR });
        return key;
      },
      'as a document': async () => {
        const { body } = await portal
          .as(AUTHOR)
          .post('/postmortems/import', {
            ...aDocument,
            externalId: 'W-2',
            entities: ['component:default/checkout-api'],
          })
          .expect(200);
        return body.stored.postmortem;
      },
    };

    it.each(Object.keys(ways))(
      'is not discarded by its facilitator or who owns what it is about, as if its author had left: %s',
      async way => {
        const key = await ways[way]();
        const { body } = await portal
          .as(OWNER)
          .get(`/postmortems/${key}`)
          .expect(200);
        expect(body).toMatchObject({ author: AUTHOR, discardable: false });
      },
    );
  },
);
