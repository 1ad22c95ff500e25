import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

eachDatabase('Questions about figures', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it.each([
    ['/trend', 'query.figure'],
    [
      '/trend?figure=incidents&step=P1D&from=2016-01-01T00:00:00Z',
      'query.step',
    ],
    ['/trend?figure=incidents&trailing=P7D', 'query.trailing'],
    [
      '/trend?figure=incidents&from=2026-01-02T00:00:00Z&until=2026-01-02T00:00:00Z',
      'query.until',
    ],
    [
      '/trend?figure=incidents&from=2026-01-01T00:00:00Z&until=2150-01-01T00:00:00Z',
      'query.until',
    ],
    ['/trend?figure=nothing', 'query.figure'],
    ['/calendar', 'query.step'],
    ['/calendar?step=quarter&zone=Mars/Olympus', 'query.zone'],
    ['/calendar?step=week', 'query.step'],
    ['/calendar?step=month&from=2001-01-01T00:00:00Z', 'query.from'],
    ['/calendar?step=month&from=2150-01-01T00:00:00Z', 'query.from'],
    ['/scopes?kind=planet', 'query.kind'],
    ['/scopes?parent=nonsense', 'query.parent'],
    ['/scopes?cursor=nonsense', 'query.cursor'],
    ['/scopes?limit=201', 'query.limit'],
    ['/scopes.csv?limit=1', 'query.limit'],
  ])('like %s are refused by naming the field', async (path, field) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/metrics${path}`)
      .expect(400);
    expect(
      body.error.details.fields.map((entry: { field: string }) => entry.field),
    ).toEqual([field]);
  });
});
