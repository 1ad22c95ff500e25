import { IncidentSource } from '@afterword/plugin-reliability-node';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const pager: IncidentSource = {
  name: 'pager',
  authenticate: () => true,
  read: ({ body }) => JSON.parse(body.toString('utf8')),
};

eachDatabase('The names of installed sources', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(pager)],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const send = recordSender(() => portal);
  const deliver = async (externalId: string, title = 'Errors') => {
    await portal
      .asNobody()
      .post('/intake/pager')
      .set('Content-Type', 'application/json')
      .send(
        JSON.stringify([
          {
            externalId,
            title,
            entities: ['component:default/checkout-api'],
            times: {},
          },
        ]),
      )
      .expect(202);
    await portal.triggerTask('reliability:intake');
  };
  const called = async (title: string) =>
    (await owner().get(`/incidents?q=${title}`).expect(200)).body.items;
  const refused = {
    result: 'failed',
    type: 'incident',
    errors: [{ field: 'source', problem: expect.stringContaining('pager') }],
  };

  it('are taken by no record before something is delivered', async () => {
    const record = anIncidentRecord('coming', {
      source: 'pager',
      visibility: 'restricted',
    });
    const [report] = await send([record], { who: 'user:default/outsider' });
    expect(report).toMatchObject(refused);
    await deliver('coming', 'Squatted');
    expect(await called('Squatted')).toHaveLength(1);
  });

  it('lend their word to nobody afterwards', async () => {
    await deliver('there', 'Delivered');
    const [report] = await send([
      anIncidentRecord('there', { source: 'pager' }),
    ]);
    expect(report).toMatchObject(refused);
    const [incident] = await called('Delivered');
    expect(incident.times.mitigated).toBeNull();
  });

  it('may be referred to', async () => {
    await deliver('about');
    const [report, { summary }] = await send([
      {
        type: 'postmortem',
        source: 'wiki',
        externalId: 'about',
        title: 'About it',
        incidents: [{ source: 'pager', externalId: 'about' }],
      },
    ]);
    expect(report).toMatchObject({ result: 'created' });
    expect(summary).toMatchObject({ waiting: 0 });
  });

  it('are kept by a service, which brings a portal’s own export back', async () => {
    const record = anIncidentRecord('moved', { source: 'pager' });
    const [report] = await send([record], { as: portal.asService() });
    expect(report).toMatchObject({ result: 'created' });
  });
});
