import { ChangeReview } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from './__testUtils__/changing';

eachDatabase('What came of a change', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { planned, get, step, foresee, tellOutcome } = changing(portal);

  beforeAll(() => portal().refreshCatalog());

  /** One that is made, with two ways to fail that were foreseen. */
  const made = async (): Promise<ChangeReview> => {
    const { key } = await planned();
    await foresee(key).expect(201);
    const { body } = await foresee(key, { text: 'Too slow' }).expect(201);
    return (await step(body, 'done').expect(200)).body;
  };

  it('is not set back by somebody who has not seen what others said', async () => {
    const change = await made();
    const [one, two] = change.risks;
    const { body: told } = await tellOutcome(change, {
      risks: [{ id: one.id, outcome: 'occurred' }],
    }).expect(200);
    expect(told.version).toBe(change.version + 1);
    const { body: stale } = await tellOutcome(change, {
      risks: [
        { id: one.id, outcome: 'open' },
        { id: two.id, outcome: 'didNotOccur' },
      ],
    }).expect(412);
    expect(stale.error.details.current).toMatchObject({
      version: told.version,
      risks: [{ outcome: 'occurred' }, { outcome: 'open' }],
    });
  });

  it('keeps what is left out, and closes nothing unless that is said', async () => {
    const change = await made();
    const { body: told } = await tellOutcome(change, {
      outcome: 'It took an hour longer.',
      risks: change.risks.map(({ id }) => ({ id, outcome: 'didNotOccur' })),
    }).expect(200);
    expect(told.status).toBe('done');
    const { body: moved } = await tellOutcome(told, {
      risks: [{ id: change.risks[0].id, outcome: 'occurred' }],
    }).expect(200);
    expect(moved).toMatchObject({
      status: 'done',
      outcome: 'It took an hour longer.',
      risks: [{ outcome: 'occurred' }, { outcome: 'didNotOccur' }],
    });
    await tellOutcome(moved, { complete: true }).expect(200);
    expect(await get(change.key)).toMatchObject({
      status: 'reviewed',
      outcome: 'It took an hour longer.',
    });
  });
});
