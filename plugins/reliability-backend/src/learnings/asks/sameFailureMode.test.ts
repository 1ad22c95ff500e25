import { LearningApplication } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  anIncident,
  aPublishedLearning,
} from '../../postmortems/__testUtils__/writers';

const BASKET = 'component:default/basket';

eachDatabase('A learning about a failure mode', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const owner = () => portal().as('user:default/owner');

  beforeEach(async () => {
    await portal().refreshCatalog();
    await portal().database('learning').delete();
    await portal().database('incident').delete();
  });

  it.each([
    ['Overload', 'overload'],
    // No letter that only ASCII can fold.
    ['Überlast', 'Überlast'],
    ['Перегрузка', 'перегрузка'],
    // Other words for the same, as the list of failure modes has them.
    ['Expired certificate', 'certificate-expired'],
    ['lost_connection', 'lost connection'],
  ])(
    'is asked of whoever had an incident of it, called %s there and %s here',
    async (there, here) => {
      await anIncident(owner(), {
        failureMode: there,
        entities: [{ ref: BASKET }],
      });
      await aPublishedLearning(owner(), 'Say no early', { failureMode: here });
      await portal().relayOutbox();
      await portal().relayOutbox();
      const { body } = await owner()
        .get(`/learnings/asks?scope=${BASKET}`)
        .expect(200);
      const [ask]: LearningApplication[] = body.items;
      expect(ask?.reasons.map(({ kind }) => kind)).toContain('failureMode');
    },
  );
});
