import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const content = [
  '# Sign-in was down',
  '',
  '## Summary',
  '',
  'The zanzibar keys were sold.',
  '',
  '- **Detected**: 2026-03-02 10:00 UTC',
  '',
  '## Action items',
  '',
  '### Asked for by the lawyers',
  '',
  '- Rotate the keys',
].join('\n');

eachDatabase('What a draft of a document keeps', (databases, databaseId) => {
  let portal: Portal;
  let stored: { postmortem: string; incident: string; actionItems: string[] };
  const owner = () => portal.as('user:default/owner');
  const bringIn = async (text: string) => {
    const { body } = await owner()
      .post('/postmortems/import', {
        content: text,
        source: 'boardroom',
        externalId: 'secret-merger.md',
        entities: ['component:default/checkout-api'],
      })
      .expect(200);
    return body.stored;
  };
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    stored = await bringIn(content);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const outsider = () => portal.as('user:default/outsider');
  const confided = ['zanzibar', 'lawyers', 'boardroom', 'secret-merger'];
  const toldIn = (text: string) => confided.filter(word => text.includes(word));
  const promise = async () => {
    const path = `/action-items/${stored.actionItems[0]}`;
    const change = (send: 'patch' | 'post', to: string, body: object) => {
      const version = `"${send === 'patch' ? 1 : 2}"`;
      return owner()[send](to, body).set('If-Match', version).expect(200);
    };
    await change('patch', path, {
      type: 'prevent',
      owner: 'user:default/owner',
      assignee: 'user:default/outsider',
      due: '2099-01-01',
      acceptanceTest: 'The old ones are refused',
    });
    await change('post', `${path}/transitions`, { to: 'committed' });
    return path;
  };

  it('is not told with a promise of it, to whom that was given', async () => {
    const path = await promise();
    const { body: whole } = await owner().get(path).expect(200);
    expect(whole.extra).toMatchObject({ group: 'Asked for by the lawyers' });
    const corrected = content.replace(
      'by the lawyers',
      'at the lawyers’ office',
    );
    expect(await bringIn(corrected)).toEqual(stored);
    const { text: history } = await outsider()
      .get(`${path}/history`)
      .expect(200);
    expect(history).toContain('imported');
    expect(toldIn(history)).toEqual([]);
    for (const at of [path, '/action-items', '/action-items.csv', '/export']) {
      const { text } = await outsider().get(at).buffer(true).expect(200);
      expect(text).toContain('Rotate the keys');
      expect(toldIn(text)).toEqual([]);
    }
  });

  it('is not told by its incident, which everybody may see', async () => {
    await bringIn(content.replace('10:00 UTC', '10:05 UTC'));
    const at = `/incidents/${stored.incident}`;
    const paths = [
      at,
      `${at}/history`,
      '/incidents',
      '/incidents.csv',
      '/export',
    ];
    for (const path of paths) {
      const { text } = await outsider().get(path).buffer(true).expect(200);
      expect(toldIn(text)).toEqual([]);
    }
    const { body } = await outsider().get(at).expect(200);
    expect(body).toMatchObject({
      title: 'Sign-in was down',
      summary: '',
      source: { name: 'document', externalId: stored.incident },
      times: { detected: { by: 'document' } },
    });
  });

  it('is what its readers see of it', async () => {
    const { body } = await owner()
      .get(`/postmortems/${stored.postmortem}`)
      .expect(200);
    expect(body.source.name).toBe('document:boardroom');
    expect(JSON.stringify(body.sections)).toContain('zanzibar');
  });
});
