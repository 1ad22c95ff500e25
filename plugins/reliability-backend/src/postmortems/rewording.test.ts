import { Postmortem } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Caller } from '../__testUtils__/aPortal';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anIncident,
  aWrittenDraft,
  people,
  step,
} from './__testUtils__/writers';

const LATE = 'timesKnown';
const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase('The reason for an open gate', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    config: {
      data: {
        reliability: {
          processes: [{ name: 'All', gates: { timesKnown: 'overridable' } }],
        },
      },
    },
  });
  const { owner, colleague, outsider } = people(portal);
  beforeAll(() => portal().refreshCatalog());

  const published = async (): Promise<Postmortem> => {
    const incident = await anIncident(owner(), {
      times: {
        impactStarted: '2026-11-13T14:02:00Z',
        mitigated: '2026-11-13T14:49:00Z',
      },
    });
    const draft = await aWrittenDraft(owner(), { incidents: [incident.key] });
    const { body: review } = await step(owner(), draft, 'inReview').expect(200);
    const { body } = await owner()
      .post(`/postmortems/${draft.key}/transitions`, {
        to: 'published',
        overrides: { [LATE]: 'Kim forgot to measure it' },
      })
      .set('If-Match', `"${review.version}"`)
      .expect(200);
    return body;
  };
  const reword = (
    { key, version }: Pick<Postmortem, 'key' | 'version'>,
    reason: unknown,
    { caller = owner(), gate = LATE }: { caller?: Caller; gate?: string } = {},
  ) =>
    caller
      .put(`/postmortems/${key}/overrides/${gate}`, { reason })
      .set('If-Match', `"${version}"`);
  const get = async (key: string, caller = outsider()): Promise<Postmortem> =>
    (await caller.get(`/postmortems/${key}`).expect(200)).body;

  it('is said in other words by who may publish so, and the history keeps the earlier ones', async () => {
    const before = await published();
    const [was] = before.overrides;
    const words = '  Nobody measured it then\n';
    const { body } = await reword(before, words, {
      caller: colleague(),
    }).expect(200);
    const is = {
      gate: LATE,
      reason: 'Nobody measured it then',
      by: 'user:default/colleague',
      at: expect.any(String),
    };
    expect(body).toMatchObject({
      overrides: [is],
      status: 'published',
      publishedAt: before.publishedAt,
      version: before.version + 1,
    });
    expect((await get(before.key)).overrides).toEqual([is]);
    const { changes, actor } = await portal()
      .database('history')
      .where({ resource_kind: 'postmortem', action: 'reworded' })
      .where('resource_id', Number(before.key.slice(3)))
      .first();
    expect(actor).toBe('user:default/colleague');
    expect(JSON.parse(changes)).toMatchObject({ overrides: [[was], [is]] });
    const { body: revisions } = await owner().get(
      `/postmortems/${before.key}/revisions`,
    );
    expect(revisions.items[0]).toMatchObject({
      summary: 'Reasons for open gates',
    });
  });

  it('stays as it is, and who gave it, where the words are the same', async () => {
    const before = await published();
    const { body } = await reword(before, 'Kim forgot to measure it', {
      caller: colleague(),
    }).expect(200);
    expect(body.overrides).toEqual(before.overrides);
    expect(body.version).toBe(before.version);
  });

  it('is reworded by nobody else, of nothing else, and not into nothing', async () => {
    const before = await published();
    policy.set({ 'reliability.gate.override': denied });
    await reword(before, 'Theirs').expect(403);
    policy.set({ 'reliability.postmortem.update': denied });
    await reword(before, 'Theirs').expect(403);
    policy.set({});
    await reword(before, 'Theirs', { gate: 'processAction' }).expect(404);
    const { body: unknown } = await reword(before, 'Theirs', {
      gate: 'gremlins',
    }).expect(400);
    expect(unknown.error.details.fields).toMatchObject([
      { field: 'params.gate' },
    ]);
    for (const reason of [' ', 'x'.repeat(1_001), null]) {
      const { body } = await reword(before, reason).expect(400);
      expect(body.error.details.fields).toMatchObject([
        { field: 'body.reason' },
      ]);
    }
    await reword({ ...before, version: 1 }, 'Theirs').expect(412);
    await owner()
      .put(`/postmortems/${before.key}/overrides/${LATE}`, { reason: 'a' })
      .expect(428);
    expect(await get(before.key)).toMatchObject({
      overrides: before.overrides,
      version: before.version,
    });
  });
});
