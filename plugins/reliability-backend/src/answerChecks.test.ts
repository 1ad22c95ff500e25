import { TestDatabases } from '@backstage/backend-test-utils';
import { aPortal } from './__testUtils__/aPortal';

describe('An answer that its contract does not describe', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it.each([
    ['is an error where answers are checked, as in these tests', true, 500],
    ['is sent as it is anywhere else, also in tests of others', false, 200],
  ])('%s', async (_how, checksAnswers, expected) => {
    const portal = await aPortal(databases, 'SQLITE_3', { checksAnswers });
    const owner = portal.as('user:default/owner');
    const { body } = await owner
      .post('/incidents', { title: 'Odd' })
      .expect(201);
    await portal.database('incident').update({ kind: 'odd' });
    const { status } = await owner.get(`/incidents/${body.key}`);
    expect(status).toBe(expected);
    await portal.stop();
  });
});
