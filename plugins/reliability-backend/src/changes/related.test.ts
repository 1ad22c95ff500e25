import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anIncident,
  aPublishedLearning,
} from '../postmortems/__testUtils__/writers';
import { changing, CHECKOUT, SEARCH } from './__testUtils__/changing';

eachDatabase('What a change is about', (databases, databaseId) => {
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, planned, foresee } = changing(portal);
  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => seen.hide([]));

  it('is held against what has happened elsewhere, by its words, what it touches and how it may fail', async () => {
    const failed = await anIncident(owner(), {
      title: 'Certificates expired',
      entities: [{ ref: SEARCH }],
      failureMode: 'certificate-expiry',
    });
    const { key: learned } = await aPublishedLearning(owner(), 'Renew early', {
      failureMode: 'certificate-expiry',
    });
    const change = await planned({ title: 'Move the gateway' });
    await foresee(change.key, {
      text: 'It expires',
      failureMode: 'certificate-expiry',
    });
    const { body } = await owner()
      .get(`/changes/${change.key}/related`)
      .expect(200);
    expect(body.incidents).toContainEqual({
      incident: expect.objectContaining({ key: failed.key }),
      reasons: expect.arrayContaining([
        expect.objectContaining({ kind: 'failureMode' }),
      ]),
    });
    expect(
      body.learnings.map(
        ({ learning }: { learning: { postmortem: { key: string } } }) =>
          learning.postmortem.key,
      ),
    ).toContain(learned);
  });

  it('is nobody’s to compare who may not see the change', async () => {
    const { key } = await planned();
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([CHECKOUT]);
    await outsider().get(`/changes/${key}/related`).expect(404);
  });
});
