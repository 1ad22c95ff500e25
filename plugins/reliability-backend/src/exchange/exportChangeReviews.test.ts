import {
  actionItemReadPermission,
  changeReadPermission,
  changeReviewRecord,
  RESOURCE_TYPE_CHANGE,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  changing,
  CHECKOUT,
  moveTheDatabase,
  SEARCH,
} from '../changes/__testUtils__/changing';
import { recordSender } from './__testUtils__/recordSender';

eachDatabase('An export of change reviews', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, planned, get, step, foresee, tellOutcome } =
    changing(portal);
  const send = recordSender(portal);
  const named = (externalId: string) => ({ source: 'ci', externalId });

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => portal().database('change_review').delete());

  const exported = async (caller = owner(), query = '?type=changeReview') => {
    const { text } = await caller
      .get(`/export${query}`)
      .buffer(true)
      .expect(200);
    return text
      .split('\n')
      .filter(Boolean)
      .map((line: string) =>
        changeReviewRecord.strict().parse(JSON.parse(line)),
      );
  };
  /** Somebody's word that a deployment and an incident belong to a change. */
  const link = async (key: string, things: readonly (string | undefined)[]) => {
    for (const thing of things) {
      const { version } = await get(key);
      await owner()
        .put(`/changes/${key}/links/${thing}`, { state: 'linked' })
        .set('If-Match', `"${version}"`)
        .expect(200);
    }
  };

  it('says all of one: what is planned, how it may fail, what is prepared, and what came of it', async () => {
    const { key } = await planned({
      release: '2.4.1',
      description: 'At last.',
    });
    await foresee(key, {
      failureMode: 'Exhaustion',
      likelihood: 'likely',
      impact: 'high',
      rollback: 'Point back to the old one',
      owner: 'user:default/colleague',
    }).expect(201);
    await foresee(key, { text: 'A script is forgotten' }).expect(201);
    await step(await get(key), 'done').expect(200);
    await foresee(key, { text: 'A report was empty' }).expect(201);
    const made = await get(key);
    await tellOutcome(made, {
      outcome: 'Slow, and well.',
      risks: [
        { id: made.risks[0].id, outcome: 'occurred' },
        { id: made.risks[1].id, outcome: 'didNotOccur' },
      ],
      complete: true,
    }).expect(200);
    const [line, ...others] = await exported();
    expect(others).toEqual([]);
    expect(line).toEqual({
      type: 'changeReview',
      source: expect.stringMatching(/^afterword:/),
      externalId: key,
      ...moveTheDatabase,
      plannedFor: expect.stringMatching(/^2027-03-01T09:00:00/),
      until: expect.stringMatching(/^2027-03-01T11:00:00/),
      description: 'At last.',
      owner: made.owner,
      release: '2.4.1',
      url: null,
      status: 'reviewed',
      reason: '',
      outcome: 'Slow, and well.',
      doneAt: made.doneAt,
      firstDoneAt: made.doneAt,
      reopenedAt: null,
      risks: [
        {
          failureMode: expect.stringMatching(/exhaustion/i),
          text: 'The copy falls behind',
          likelihood: 'likely',
          impact: 'high',
          detection: '',
          rollback: 'Point back to the old one',
          runbook: '',
          owner: 'user:default/colleague',
          actionItem: null,
          foreseen: true,
          outcome: 'occurred',
        },
        expect.objectContaining({
          text: 'A script is forgotten',
          foreseen: true,
          outcome: 'didNotOccur',
        }),
        expect.objectContaining({
          text: 'A report was empty',
          foreseen: false,
          outcome: 'occurred',
        }),
      ],
      deployments: [],
      incidents: [],
    });
  });

  it('names what belongs to one as its own lines name it, and to nobody what they may not see', async () => {
    const reports = await send([
      {
        type: 'incident',
        ...named('hers'),
        title: 'It failed',
        visibility: 'restricted',
        entities: [{ ref: CHECKOUT }],
        times: { impactStarted: '2027-03-01T09:30:00Z' },
      },
      {
        type: 'deployment',
        ...named('d'),
        entity: CHECKOUT,
        finished: '2026-01-01T00:00:00Z',
      },
    ]);
    const [incident, deployment] = reports.map(({ key }) => key);
    const change = await planned();
    await link(change.key, [incident, deployment]);
    const { body } = await foresee(change.key).expect(201);
    await owner()
      .post(
        `/changes/${change.key}/failure-modes/${body.risks[0].id}/action-item`,
        {},
      )
      .set('If-Match', `"${body.risks[0].version}"`)
      .expect(200);
    const [mine] = await exported();
    expect(mine).toMatchObject({
      incidents: [{ ...named('hers'), state: 'linked' }],
      deployments: [{ ...named('d'), state: 'linked' }],
      risks: [{ actionItem: { externalId: expect.stringMatching(/^AI-/) } }],
    });
    policy.set({
      [actionItemReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    const [theirs] = await exported(outsider());
    expect(theirs).toMatchObject({
      incidents: [],
      deployments: [{ ...named('d'), state: 'linked' }],
      risks: [{ actionItem: null }],
    });
  });

  it('has those of a scope, and those that a policy leaves, and of what it denies none', async () => {
    const mine = await planned();
    const other = await planned({ entities: [SEARCH] });
    const keys = async (query?: string) =>
      (await exported(owner(), query)).map(({ externalId }) => externalId);
    expect(await keys()).toEqual([mine.key, other.key]);
    expect(await keys(`?type=changeReview&scope=${SEARCH}`)).toEqual([
      other.key,
    ]);
    policy.set({
      [changeReadPermission.name]: onCondition(
        RESOURCE_TYPE_CHANGE,
        'IS_ENTITY_OWNER',
        ['group:default/checkout-team'],
      ),
    });
    expect(await keys()).toEqual([mine.key]);
    policy.set({
      [changeReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    await owner().get('/export?type=changeReview').buffer(true).expect(403);
    const { text } = await owner().get('/export').buffer(true).expect(200);
    expect(text).not.toContain('"changeReview"');
  });

  it('has one of the last day that can be told, and one of the first', async () => {
    for (const plannedFor of ['2199-12-31T23:00:00Z', '1970-01-01T00:00:00Z']) {
      await planned({ plannedFor, until: null });
    }
    expect(await exported()).toHaveLength(2);
  });

  it('comes back, is known again, and stops no other', async () => {
    const { key } = await planned();
    const [line] = await exported();
    const [known, other] = await send([
      line,
      { type: 'incident', ...named('after'), title: 'It failed again' },
    ]);
    expect(known).toMatchObject({
      line: 1,
      result: 'unchanged',
      key,
      warnings: [{ message: { code: 'writtenHere' } }],
    });
    expect(other).toMatchObject({ line: 2, result: 'created' });
    expect(await exported()).toEqual([line]);
  });
});
