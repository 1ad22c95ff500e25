import { LearningApplication } from '@afterword/plugin-reliability-common';
import { Entity } from '@backstage/catalog-model';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aProcessAction,
  CHECKOUT,
  step,
} from '../../postmortems/__testUtils__/writers';

const SECRET = 'component:default/secret';
const ASKED = 'component:default/asked';
const DATABASE = 'resource:default/database';
const OTHERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

const made = (ref: string, tags: string[], ...dependsOn: string[]): Entity => {
  const entity = anEntity(ref, { owner: 'group:default/search-team' });
  return {
    ...entity,
    metadata: { ...entity.metadata, tags },
    relations: [
      ...(entity.relations ?? []),
      ...dependsOn.map(targetRef => ({ type: 'dependsOn', targetRef })),
    ],
  };
};

eachDatabase('Why a learning is asked about', (databases, databaseId) => {
  const seen = aHidingCatalog([
    ...shop,
    anEntity(DATABASE),
    made(SECRET, ['merger-with-acme'], DATABASE),
    made(ASKED, ['merger-with-acme'], DATABASE),
    ...OTHERS.map(name => made(`component:default/${name}`, [])),
  ]);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const owner = () => portal().as('user:default/owner');
  const outsider = () => portal().as('user:default/outsider');
  const published = async (incident: string) => {
    const { key } = await aDraft(owner(), {
      incidents: [incident],
      sections: {
        whatHappened: 'A limit was lowered.',
        detection: 'Support told us.',
        whatToChange: 'Region by region.',
      },
    });
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Say no early' })
      .expect(201);
    await owner()
      .post(`/postmortems/${key}/factors`, { text: 'It', layer: 'technology' })
      .expect(201);
    await aProcessAction(owner(), { key });
    const { body: draft } = await owner().get(`/postmortems/${key}`);
    const { body: ready } = await step(owner(), draft, 'inReview').expect(200);
    await step(owner(), ready, 'published').expect(200);
  };

  it('tells nothing of how a hidden entity is made, also where it happened to a visible one as well', async () => {
    await portal().refreshCatalog();
    const incident = await anIncident(owner(), {
      entities: [{ ref: CHECKOUT }, { ref: SECRET }],
    });
    await published(incident.key);
    await portal().relayOutbox();
    await portal().relayOutbox();
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([SECRET]);
    const { body } = await outsider()
      .get(`/learnings/asks?scope=${ASKED}`)
      .expect(200);
    const [ask]: LearningApplication[] = body.items;
    // The checkout, which they see, has neither tags nor dependencies.
    expect(ask.reasons).toEqual([{ kind: 'general' }]);
  });
});
