import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { aDocument } from './__testUtils__/aDocument';

const { content, entities } = aDocument;

eachDatabase('Importing a document', (databases, databaseId) => {
  let portal: Portal;
  /** Permissions that the policy denies in the test that is running. */
  const denied = new Set<string>();
  /** What the policy leaves of postmortems that may be changed. */
  let changeable: 'all' | 'drafts' = 'all';
  beforeAll(async () => {
    const decide = ({ permission }: { permission: { name: string } }) => ({
      result: denied.has(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    });
    portal = await aPortal(databases, databaseId, {
      features: [
        mockServices.permissions.mock({
          authorize: async requests => requests.map(decide),
          authorizeConditional: async requests =>
            requests.map(request =>
              changeable === 'drafts' &&
              request.permission.name === 'reliability.postmortem.update'
                ? {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'reliability',
                    resourceType: 'reliability-postmortem',
                    conditions: {
                      rule: 'HAS_STATUS',
                      resourceType: 'reliability-postmortem',
                      params: { values: ['draft'] },
                    },
                  }
                : decide(request),
            ),
        }).factory,
      ],
    });
  });
  afterEach(() => {
    denied.clear();
    changeable = 'all';
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const importAs = (
    who: Caller,
    externalId: string,
    over: object = {},
    query = '',
  ) =>
    who.post(`/postmortems/import${query}`, {
      externalId,
      content,
      entities,
      ...over,
    });
  const tryAs = (who: Caller, externalId: string) =>
    importAs(who, externalId, {}, '?dryRun=true');
  const read = async (key: string) =>
    (
      await owner()
        .get(key.startsWith('PM') ? `/postmortems/${key}` : `/incidents/${key}`)
        .expect(200)
    ).body;
  const counts = async () =>
    Promise.all(
      ['incident', 'postmortem', 'action_item'].map(async table => {
        const [{ total }] = await portal.database(table).count({ total: '*' });
        return Number(total);
      }),
    );
  const publish = async (key: string) => {
    await portal
      .database('postmortem')
      .where('id', Number(key.slice(3)))
      .update({ status: 'published', confidential_id: null });
  };

  it('reads it in two steps, as a draft of the reader’s', async () => {
    const request = { externalId: '2026-03-02.md', content, entities };
    const preview = await owner()
      .post('/postmortems/import?dryRun=true', request)
      .expect(200);
    expect(preview.body.stored).toBeUndefined();
    expect(preview.body.changes).toBeUndefined();
    expect(preview.body.reading.incident.times).toMatchObject({
      detected: '2026-03-02T10:00:00Z',
      mitigated: '2026-03-02T10:30:00Z',
    });
    const { incident, postmortem, actionItems } = preview.body.reading;
    const stored = await owner()
      .post('/postmortems/import', {
        ...request,
        corrected: {
          incident: { ...incident, title: 'Search was down for half an hour' },
          postmortem: {
            ...postmortem,
            status: 'published',
            reviews: [
              { by: 'user:default/outsider', at: '2026-03-03T00:00:00Z' },
            ],
          },
          actionItems,
        },
      })
      .expect(200);
    const keys = stored.body.stored;
    expect(keys.actionItems).toHaveLength(1);
    expect(await read(keys.postmortem)).toMatchObject({
      status: 'draft',
      author: 'user:default/owner',
      reviews: [],
      incidents: [
        { key: keys.incident, title: 'Search was down for half an hour' },
      ],
    });
    await portal
      .as('user:default/newcomer')
      .get(`/postmortems/${keys.postmortem}`)
      .expect(404);
    const again = await owner()
      .post('/postmortems/import', request)
      .expect(200);
    expect(again.body.stored.postmortem).toBe(keys.postmortem);
  });

  it('finds nobody else’s by a name that is made to look like theirs', async () => {
    const { body } = await importAs(owner(), 'report.md').expect(200);
    const { postmortem, incident } = body.stored;
    await publish(postmortem);
    const before = [await read(postmortem), await read(incident)];
    const names = [
      'report.md',
      `x${' '.repeat(270)}user:default/owner report.md`,
      `${'y'.repeat(
        300 - 'user:default/owner report.md'.length,
      )}user:default/owner report.md`,
      `x${' '.repeat(
        299 - 'user:default/owner report.md'.length,
      )}user:default/owner report.md`,
    ];
    for (const name of names) {
      const answer = await importAs(outsider(), name).expect(200);
      expect(answer.body.stored.postmortem).not.toBe(postmortem);
      expect(answer.body.stored.incident).not.toBe(incident);
    }
    expect([await read(postmortem), await read(incident)]).toEqual(before);
  });

  it('asks for every permission that it uses, and writes nothing without one', async () => {
    const before = await counts();
    for (const permission of [
      'reliability.postmortem.create',
      'reliability.incident.create',
      'reliability.actionItem.create',
    ]) {
      denied.add(permission);
      await importAs(owner(), `without-${permission}.md`).expect(403);
      denied.clear();
    }
    expect(await counts()).toEqual(before);
  });

  it('needs no permission for what the person leaves out', async () => {
    denied.add('reliability.incident.create');
    denied.add('reliability.actionItem.create');
    const { body } = await tryAs(owner(), 'prose.md').expect(200);
    const stored = await importAs(owner(), 'prose.md', {
      corrected: {
        incident: null,
        postmortem: body.reading.postmortem,
        actionItems: [],
      },
    }).expect(200);
    expect(stored.body.stored).toMatchObject({
      incident: null,
      actionItems: [],
    });
  });

  it.each([
    'reliability.postmortem.update',
    'reliability.incident.update',
    'reliability.actionItem.update',
    'reliability.postmortem.read',
    'reliability.incident.read',
    'reliability.actionItem.read',
  ])('changes nothing that is there without %s', async permission => {
    const name = `again-${permission}.md`;
    const { body } = await importAs(owner(), name).expect(200);
    const { postmortem, incident } = body.stored;
    const before = [await read(postmortem), await read(incident)];
    denied.add(permission);
    const { body: tried } = await tryAs(owner(), name).expect(200);
    expect(tried.changes).toMatchObject({ allowed: false });
    await importAs(owner(), name, {
      content: content.replace('Search', 'Nothing'),
    }).expect(403);
    denied.clear();
    expect([await read(postmortem), await read(incident)]).toEqual(before);
  });

  it('leaves all as it was when one part is no longer the person’s to change', async () => {
    const { body } = await importAs(owner(), 'published.md').expect(200);
    const { postmortem, incident } = body.stored;
    await publish(postmortem);
    changeable = 'drafts';
    const { body: tried } = await tryAs(owner(), 'published.md').expect(200);
    expect(tried.changes).toEqual({
      postmortem: null,
      incident: { key: incident, title: expect.any(String) },
      actionItems: body.stored.actionItems,
      allowed: false,
    });
    const before = [await read(postmortem), await read(incident)];
    const numbers = await counts();
    await importAs(owner(), 'published.md', {
      content: `${content}\n  - Rebuild the index every night`.replace(
        'Search was down',
        'Search was slow',
      ),
    }).expect(409);
    expect([await read(postmortem), await read(incident)]).toEqual(before);
    expect(await counts()).toEqual(numbers);
  });

  it('says before it what it would change', async () => {
    const { body } = await importAs(owner(), 'postmortem.md').expect(200);
    const { body: tried } = await tryAs(owner(), 'postmortem.md').expect(200);
    const title = 'Search was down';
    expect(tried.changes).toEqual({
      postmortem: {
        key: body.stored.postmortem,
        title: expect.stringContaining(title),
      },
      incident: {
        key: body.stored.incident,
        title: expect.stringContaining(title),
      },
      actionItems: body.stored.actionItems,
      allowed: true,
    });
    const { body: another } = await tryAs(
      owner(),
      'postmortem.md, another one',
    ).expect(200);
    expect(another).not.toHaveProperty('changes');
  });
});
