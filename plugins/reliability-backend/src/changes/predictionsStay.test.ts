import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from './__testUtils__/changing';

eachDatabase(
  'What was foreseen of a change that is made',
  (databases, databaseId) => {
    const { portal } = aPortalUnderPolicy(databases, databaseId);
    const { planned, foresee, get, rewriteRisk, step } = changing(portal);

    const takenBack = async () => {
      const { key } = await planned();
      const { body: foreseen } = await foresee(key).expect(201);
      const { body: made } = await step(foreseen, 'done').expect(200);
      await step(made, 'planned').expect(200);
      return foreseen;
    };

    it('stays as it was written, also where the change is called planned again', async () => {
      const { key, risks } = await takenBack();
      await rewriteRisk(key, risks[0], { text: 'What really happened' });
      expect((await get(key)).risks).toMatchObject([
        { text: 'The copy falls behind', foreseen: true },
      ]);
    });

    it('becomes no more by calling the change planned again: what is written then is a surprise', async () => {
      const { key } = await takenBack();
      await foresee(key, { text: 'What really happened' });
      const { risks } = await get(key);
      expect(
        risks.filter(({ foreseen }) => foreseen).map(({ text }) => text),
      ).toEqual(['The copy falls behind']);
    });
  },
);
