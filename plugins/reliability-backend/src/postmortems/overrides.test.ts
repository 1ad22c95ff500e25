import {
  ErrorBody,
  Postmortem,
  PostmortemRevision,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { Caller } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anIncident,
  aWrittenDraft,
  people,
  step,
} from './__testUtils__/writers';
import { tell } from './__testUtils__/toldByWiki';

const LATE = 'timesKnown';
const WHY = 'Nobody measured it then';

eachDatabase('A gate that can be overridden', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    config: {
      data: {
        reliability: {
          processes: [
            {
              name: 'Drills',
              kinds: ['drill'],
              gates: { timesKnown: 'advised' },
            },
            {
              name: 'All',
              gates: {
                timesKnown: 'overridable',
                processAction: 'overridable',
              },
            },
          ],
        },
      },
    },
  });
  const { owner, colleague, outsider } = people(portal);
  beforeAll(() => portal().refreshCatalog());

  /** In review, with nothing missing but when it was detected. */
  const ready = async (over: object = {}): Promise<Postmortem> => {
    const incident = await anIncident(owner(), {
      times: {
        impactStarted: '2026-11-13T14:02:00Z',
        mitigated: '2026-11-13T14:49:00Z',
      },
      ...over,
    });
    const draft = await aWrittenDraft(owner(), { incidents: [incident.key] });
    return (await step(owner(), draft, 'inReview').expect(200)).body;
  };
  const publish = (
    { key, version }: Pick<Postmortem, 'key' | 'version'>,
    overrides: unknown,
    caller: Caller = owner(),
  ) =>
    caller
      .post(`/postmortems/${key}/transitions`, { to: 'published', overrides })
      .set('If-Match', `"${version}"`);
  const get = async (key: string, caller = owner()): Promise<Postmortem> =>
    (await caller.get(`/postmortems/${key}`).expect(200)).body;
  const fieldsOf = (body: ErrorBody) => body.error.details?.fields;

  it('keeps it from being published without a reason, and not with one, which everybody reads', async () => {
    const draft = await ready();
    const { body: refusal } = await publish(draft, {}).expect(409);
    expect(refusal.error.details.gates).toMatchObject([{ gate: LATE }]);
    const { body } = await publish(draft, { [LATE]: `  ${WHY}\n` }).expect(200);
    const given = {
      gate: LATE,
      reason: WHY,
      by: 'user:default/owner',
      at: body.publishedAt,
    };
    expect(body).toMatchObject({ status: 'published', overrides: [given] });
    expect(await get(draft.key, outsider())).toMatchObject({
      overrides: [given],
    });
    const { body: revisions } = await owner().get(
      `/postmortems/${draft.key}/revisions`,
    );
    expect(revisions.items[0]).toMatchObject({
      by: 'user:default/owner',
      summary: 'Published, with a reason for a gate that stood open',
    });
    const { changes, actor } = await portal()
      .database('history')
      .where({ resource_kind: 'postmortem', action: 'published' })
      .where('resource_id', Number(draft.key.slice(3)))
      .first();
    expect(actor).toBe('user:default/owner');
    expect(JSON.parse(changes)).toMatchObject({
      overrides: [[], [{ gate: LATE, reason: WHY }]],
      openGates: [null, []],
    });
  });

  it('says nothing of reasons where none were needed', async () => {
    const draft = await ready({ times: undefined, kind: 'drill' });
    const { body } = await publish(draft, {}).expect(200);
    expect(body.overrides).toEqual([]);
    expect(body.gates).toContainEqual(
      expect.objectContaining({ gate: LATE, level: 'advised', passed: false }),
    );
  });

  it('is overridden by who may, and changes the postmortem alone', async () => {
    const draft = await ready();
    policy.set({
      'reliability.gate.override': { result: AuthorizeResult.DENY },
    });
    const { body } = await publish(draft, { [LATE]: WHY }).expect(403);
    expect(body.error.message).toContain('reliability.gate.override');
    policy.set({});
    await publish(draft, { [LATE]: WHY }, outsider()).expect(404);
    expect(await get(draft.key)).toMatchObject({
      status: 'inReview',
      version: draft.version,
      overrides: [],
    });
    await publish(draft, { [LATE]: WHY }, colleague()).expect(200);
    await publish(draft, { [LATE]: 'Again' }).expect(412);
    expect((await get(draft.key)).overrides).toMatchObject([
      { reason: WHY, by: 'user:default/colleague' },
    ]);
  });

  it.each([
    ['no gate', { legalHold: WHY }, 'body.overrides'],
    ['one that is required', { fourQuestions: WHY }, 'fourQuestions'],
    ['one that is passed', { processAction: WHY }, 'processAction'],
    ['one that nobody asks for', { facilitatorKnowsCharter: WHY }, 'facilitat'],
    ['an empty reason', { [LATE]: ' ' }, LATE],
    ['a reason without end', { [LATE]: 'x'.repeat(1_001) }, LATE],
    ['no text', { [LATE]: 7 }, LATE],
    ['a list', [LATE], 'body.overrides'],
  ])('takes no reason for %s', async (_, overrides, field) => {
    const draft = await ready();
    const { body } = await publish(draft, overrides).expect(400);
    expect(JSON.stringify(fieldsOf(body))).toContain(field);
    expect(await get(draft.key)).toMatchObject({
      status: 'inReview',
      version: draft.version,
    });
  });

  it('takes no reason for one that is advised, nor for another step', async () => {
    const drill = await ready({ times: undefined, kind: 'drill' });
    const { body } = await publish(drill, { [LATE]: WHY }).expect(400);
    expect(fieldsOf(body)).toEqual([
      {
        field: `body.overrides.${LATE}`,
        problem: 'is advised, and keeps nothing from being published',
      },
    ]);
    const { body: back } = await owner()
      .post(`/postmortems/${drill.key}/transitions`, {
        to: 'draft',
        overrides: { [LATE]: WHY },
      })
      .set('If-Match', `"${drill.version}"`)
      .expect(400);
    expect(fieldsOf(back)).toMatchObject([{ field: 'body.overrides' }]);
  });

  it('stays said, whatever becomes of the document and however it is restored', async () => {
    const draft = await ready();
    const { body: published } = await publish(draft, { [LATE]: WHY });
    const { body: revisions } = await owner().get(
      `/postmortems/${draft.key}/revisions`,
    );
    const first = (revisions.items as PostmortemRevision[]).at(-1);
    const { body: restored } = await owner()
      .post(`/postmortems/${draft.key}/restore`, { revision: first?.number })
      .set('If-Match', `"${published.version}"`)
      .expect(200);
    expect(restored.overrides).toEqual(published.overrides);
    const { body: renamed } = await owner()
      .patch(`/postmortems/${draft.key}`, { title: 'Another' })
      .set('If-Match', `"${restored.version}"`)
      .expect(200);
    expect(renamed.overrides).toEqual(published.overrides);
  });

  it('is told by records of what was published, and by no others', async () => {
    const given = {
      gate: LATE,
      reason: WHY,
      by: 'user:default/owner',
      at: '2026-11-20T12:00:00Z',
    };
    const record = (over: object) => ({
      type: 'postmortem',
      source: 'wiki',
      externalId: 'told',
      title: 'Told',
      status: 'published',
      overrides: [given],
      ...over,
    });
    const [key] = await tell(portal(), [record({})]);
    expect((await get(key)).overrides).toEqual([given]);
    await tell(portal(), [
      record({ title: 'Told again', overrides: undefined }),
    ]);
    expect((await get(key)).overrides).toEqual([given]);
    const { text } = await owner().get('/export?type=postmortem').expect(200);
    const line = text
      .split('\n')
      .filter(each => each !== '')
      .map(each => JSON.parse(each))
      .find(({ externalId }) => externalId === 'told');
    expect(line.overrides).toEqual([given]);
    const sent = async (lines: object[], caller: Caller) => {
      const { text: report } = await caller
        .post('/import')
        .set('Content-Type', 'application/x-ndjson')
        .send(lines.map(each => JSON.stringify(each)).join('\n'))
        .buffer(true)
        .expect(200);
      return JSON.parse(report.split('\n')[0]);
    };
    const { warnings } = await sent(
      [record({ title: 'By hand', overrides: [] })],
      owner(),
    );
    expect(JSON.stringify(warnings)).toContain('overridesStay');
    expect((await get(key)).overrides).toEqual([given]);
    const draft = await sent(
      [record({ externalId: 'draft', status: 'draft' })],
      owner(),
    );
    expect((await get(draft.key)).overrides).toEqual([]);
    const { result } = await sent(
      [record({ overrides: [{ ...given, gate: 'legalHold' }] })],
      portal().asService(),
    );
    expect(result).toBe('failed');
    const twice = await sent(
      [record({ overrides: [given, { ...given, reason: 'Another' }] })],
      portal().asService(),
    );
    expect(twice.result).toBe('failed');
    expect(JSON.stringify(twice)).toContain('must name each gate once');
    expect((await get(key)).overrides).toEqual([given]);
    const other = { ...given, by: 'user:default/colleague' };
    await tell(portal(), [record({ title: 'By hand', overrides: [other] })]);
    const { changes } = await portal()
      .database('history')
      .where({ resource_kind: 'postmortem', resource_id: Number(key.slice(3)) })
      .orderBy('id', 'desc')
      .first();
    expect(JSON.parse(changes)).toEqual({ overrides: [[given], [other]] });
    await tell(portal(), [record({ title: 'Told again', overrides: [] })]);
    expect((await get(key)).overrides).toEqual([]);
  });
});
