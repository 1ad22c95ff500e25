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
  anIncident,
  aWrittenDraft,
  CHECKOUT,
  publish,
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
    const { key } = await aWrittenDraft(owner(), { incidents: [incident] });
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Say no early' })
      .expect(201);
    await publish(owner(), key);
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
