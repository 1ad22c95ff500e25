import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { anIncidentRecord as anIncident } from './__testUtils__/anIncidentRecord';
import { recordSender, Report } from './__testUtils__/recordSender';

const checkout = 'component:default/checkout-api';

eachDatabase('Import and export', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const send = recordSender(() => portal);
  const summaryOf = (reports: readonly Report[]) =>
    reports[reports.length - 1].summary;

  it('creates, recognises again, and changes what differs', async () => {
    const first = await send([anIncident('1'), anIncident('2')]);
    expect(summaryOf(first)).toMatchObject({ created: 2, failed: 0 });
    const again = await send([
      anIncident('1'),
      anIncident('2', { title: 'New title' }),
    ]);
    expect(again.slice(0, 2)).toEqual([
      expect.objectContaining({ line: 1, result: 'unchanged' }),
      expect.objectContaining({
        line: 2,
        result: 'updated',
        key: first[1].key,
      }),
    ]);
  });

  it('reports each bad line with its number and stores the others', async () => {
    const reports = await send([
      anIncident('good-1'),
      '{"type":"incident"',
      '',
      { type: 'incident', source: 'x', externalId: 'y' },
      anIncident('bad-time', { times: { resolved: 'soon' } }),
      { type: 'nonsense' },
      '{"type":"incident","source":"s","externalId":"proto","title":"t","__proto__":{"x":1}}',
      anIncident('good-2'),
    ]);
    expect(
      reports.slice(0, -1).map(({ line, result }) => [line, result]),
    ).toEqual([
      [1, 'created'],
      [2, 'failed'],
      [4, 'failed'],
      [5, 'failed'],
      [6, 'failed'],
      [7, 'failed'],
      [8, 'created'],
    ]);
    expect(reports[2].errors?.map(({ field }) => field)).toEqual(['title']);
    expect(reports[3].errors?.map(({ field }) => field)).toEqual([
      'times.resolved',
    ]);
    expect(summaryOf(reports)).toMatchObject({ lines: 7, failed: 5 });
  });

  it('stores nothing on a dry run and says what it would do', async () => {
    const reports = await send([anIncident('dry'), anIncident('1')], {
      query: '?dryRun=true',
    });
    expect(reports[0]).toMatchObject({ result: 'wouldCreate' });
    expect(reports[0]).not.toHaveProperty('key');
    expect(summaryOf(reports)).toMatchObject({ dryRun: true });
    const rows = await portal.database('incident').where('external_id', 'dry');
    expect(rows).toEqual([]);
  });

  it('leaves a person’s correction of a time in place', async () => {
    const [{ key }] = await send([anIncident('corrected')]);
    await owner()
      .put(`/incidents/${key}/times/mitigated`, { at: '2026-05-01T11:00:00Z' })
      .set('If-Match', '"1"')
      .expect(200);
    await send([
      anIncident('corrected', {
        times: { mitigated: '2026-05-01T10:50:00Z' },
      }),
    ]);
    const { body } = await owner().get(`/incidents/${key}`);
    expect(body.times.mitigated).toMatchObject({
      at: '2026-05-01T11:00:00Z',
      origin: 'human',
    });
  });

  it('connects records in any order, over several imports', async () => {
    const item = {
      type: 'actionItem',
      source: 'wiki',
      externalId: 'PM-7/1',
      title: 'Bound the retry budget',
      postmortem: { source: 'wiki', externalId: 'PM-7' },
      incident: { source: 'acme-status', externalId: 'late' },
      entity: checkout,
      due: '2026-06-01',
      status: 'done',
      itemType: 'process',
    };
    const waiting = await send([item]);
    expect(summaryOf(waiting)).toMatchObject({ created: 1, waiting: 2 });
    await send([
      {
        type: 'postmortem',
        source: 'wiki',
        externalId: 'PM-7',
        title: 'Retries',
        status: 'published',
        incidents: [{ source: 'acme-status', externalId: 'late' }],
        sections: { whatHappened: 'Retries filled the pool.' },
        timeline: [
          { at: '2026-05-01T10:00:00Z', kind: 'detected', text: 'Alert' },
        ],
        factors: [{ text: 'No budget', layer: 'technology' }],
      },
    ]);
    const [{ key: incidentKey }] = await send([anIncident('late')]);
    const { body: read } = await owner().get(`/action-items/${waiting[0].key}`);
    expect(read).toMatchObject({
      status: 'done',
      type: 'process',
      originalDue: '2026-06-01',
      postmortem: { title: 'Retries' },
      incident: { key: incidentKey },
    });
    const { body: postmortem } = await outsider().get(
      `/postmortems/${read.postmortem.key}`,
    );
    expect(postmortem).toMatchObject({
      status: 'published',
      incidents: [{ key: incidentKey }],
      timeline: [{ kind: 'detected', text: 'Alert' }],
      factors: [{ text: 'No budget' }],
    });
  });

  it('gives nobody a way into a draft that is not theirs', async () => {
    const draft = {
      type: 'postmortem',
      source: 'wiki',
      externalId: 'secret',
      title: 'Quetzal draft',
      sections: { whatHappened: 'Quetzal' },
    };
    const [{ key }] = await send([draft]);
    const reports = await send(
      [
        {
          ...draft,
          title: 'Mine now',
          participants: ['user:default/outsider'],
        },
      ],
      { who: 'user:default/outsider' },
    );
    expect(reports[0]).toMatchObject({ result: 'failed' });
    expect(JSON.stringify(reports)).not.toContain('Quetzal');
    expect(JSON.stringify(reports)).not.toContain(String(key));
    await outsider().get(`/postmortems/${key}`).expect(404);
    const { body } = await owner().get(`/postmortems/${key}`).expect(200);
    expect(body.title).toBe('Quetzal draft');
    const { text } = await outsider().get('/export').buffer(true);
    expect(text).not.toContain('Quetzal');
  });
});
