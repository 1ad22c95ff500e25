import { eachDatabase } from '../__testUtils__/eachDatabase';
import { eventsDuring } from '../__testUtils__/eventsDuring';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { changing, CHECKOUT } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender, Report } from './__testUtils__/recordSender';

eachDatabase('Records of change reviews', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, get, foresee, step, tellOutcome } = changing(portal);
  const send = recordSender(portal);
  const historyOf = async (key: string) =>
    (await owner().get(`/changes/${key}/history`).expect(200)).body.items;

  beforeAll(() => portal().refreshCatalog());

  it('bring one in whole, again without doubling it, silently', async () => {
    const record = aChangeRecord('whole', {
      description: 'At last.',
      until: '2026-03-01T11:00:00Z',
      owner: 'group:default/checkout-team',
      release: '2.4.1',
      url: 'https://ci.example/1',
      status: 'reviewed',
      outcome: 'Slow, and well.',
      doneAt: '2026-03-01T10:00:00Z',
      firstDoneAt: '2026-02-28T10:00:00Z',
      reopenedAt: '2026-02-28T12:00:00Z',
      risks: [
        {
          failureMode: 'Exhaustion',
          text: 'The copy falls behind',
          likelihood: 'likely',
          impact: 'high',
          detection: 'An alert',
          rollback: 'Point back',
          runbook: 'Page 7',
          owner: 'group:default/checkout-team',
          outcome: 'occurred',
        },
        { text: 'A report was empty', foreseen: false },
      ],
      ticket: { id: 'OPS-7' },
    });
    const sent: Report[] = [];
    const events = await eventsDuring(portal().database, async () => {
      for (const each of [record, record, { ...record, title: 'Moved' }]) {
        sent.push((await send([each]))[0]);
      }
    });
    expect(events).toBe(0);
    const [created, same, updated] = sent;
    expect(created).toEqual({
      line: 1,
      result: 'created',
      type: 'changeReview',
      key: expect.stringMatching(/^CHG-/),
      warnings: [],
      errors: [],
    });
    const { key = '' } = created;
    expect(same).toMatchObject({ result: 'unchanged', key });
    expect(updated).toMatchObject({ result: 'updated', key });
    expect(await get(key)).toMatchObject({
      version: 2,
      title: 'Moved',
      description: 'At last.',
      owner: 'group:default/checkout-team',
      release: '2.4.1',
      url: 'https://ci.example/1',
      source: { name: 'planner', externalId: 'whole' },
      extra: { ticket: { id: 'OPS-7' } },
      status: 'reviewed',
      outcome: 'Slow, and well.',
      doneAt: '2026-03-01T10:00:00Z',
      firstDoneAt: '2026-02-28T10:00:00Z',
      risks: [
        {
          failureMode: 'Exhaustion',
          text: 'The copy falls behind',
          likelihood: 'likely',
          impact: 'high',
          detection: 'An alert',
          rollback: 'Point back',
          runbook: 'Page 7',
          owner: 'group:default/checkout-team',
          foreseen: true,
          outcome: 'occurred',
          linked: false,
        },
        {
          text: 'A report was empty',
          likelihood: 'possible',
          foreseen: false,
          outcome: 'occurred',
        },
      ],
    });
    expect(await historyOf(key)).toMatchObject([
      { action: 'imported', changes: { title: [record.title, 'Moved'] } },
      { action: 'imported', changes: {} },
    ]);
  });

  it('need no more of one than what it touches, and when it is planned', async () => {
    const [{ key = '' }] = await send([aChangeRecord('bare')]);
    expect(await get(key)).toMatchObject({
      status: 'planned',
      entities: [{ ref: CHECKOUT }],
      description: '',
      until: null,
      doneAt: null,
      firstDoneAt: null,
      risks: [],
    });
  });

  it('leave what people wrote since as it is, until one differs; that sets what it names', async () => {
    const record = aChangeRecord('since', {
      description: 'As it was told',
      risks: [{ text: 'Told' }],
    });
    const [{ key = '' }] = await send([record]);
    await foresee(key, { text: 'Seen here' }).expect(201);
    await step(await get(key), 'cancelled', { reason: 'Not now' }).expect(200);
    const edited = await get(key);
    const [same] = await send([record]);
    expect(same.result).toBe('unchanged');
    expect(await get(key)).toEqual(edited);
    const [told] = await send([
      { ...record, risks: undefined, title: 'Told again' },
    ]);
    expect(told.result).toBe('updated');
    expect(await get(key)).toMatchObject({
      title: 'Told again',
      status: 'cancelled',
      reason: 'Not now',
      risks: [{ text: 'Told' }, { text: 'Seen here' }],
    });
    const [{ id }] = edited.risks;
    await send([
      {
        ...record,
        status: 'planned',
        description: null,
        risks: [{ text: 'New' }, { text: 'Told', impact: 'high' }],
      },
    ]);
    expect(await get(key)).toMatchObject({
      status: 'planned',
      description: 'As it was told',
      risks: [
        { text: 'New' },
        { id, version: 2, text: 'Told', impact: 'high' },
      ],
    });
  });

  it('rewrite no prediction of a change that was made, if a person sends them', async () => {
    const made = {
      status: 'done',
      doneAt: '2026-03-01T10:00:00Z',
    };
    const record = aChangeRecord('foretold', {
      ...made,
      risks: [{ text: 'Foretold' }, { text: 'Missed', foreseen: false }],
    });
    const [{ key = '' }] = await send([record]);
    const rewritten = {
      ...record,
      risks: [
        { text: 'Foretold', likelihood: 'likely', outcome: 'occurred' },
        { text: 'Known all along' },
        { text: 'Another', foreseen: false },
      ],
    };
    const [report] = await send([rewritten]);
    expect(report).toMatchObject({
      result: 'updated',
      warnings: [{ message: { code: 'predictionsStay' } }],
    });
    const texts = async () =>
      (await get(key)).risks.map(({ text, likelihood, outcome }) => [
        text,
        likelihood,
        outcome,
      ]);
    expect(await texts()).toEqual([
      ['Foretold', 'possible', 'occurred'],
      ['Another', 'possible', 'occurred'],
    ]);
    // Nor once it is called planned again.
    await send([{ ...record, status: 'planned', doneAt: null, risks: [] }]);
    expect(await texts()).toEqual([['Foretold', 'possible', 'occurred']]);
    expect((await get(key)).firstDoneAt).toBe(made.doneAt);
    const [served] = await send([{ ...rewritten, extra: 1 }], {
      as: portal().asService(),
    });
    expect(served).toMatchObject({ result: 'updated', warnings: [] });
    expect(await texts()).toEqual([
      ['Foretold', 'likely', 'occurred'],
      ['Known all along', 'possible', 'open'],
      ['Another', 'possible', 'occurred'],
    ]);
  });

  it('are of what the catalog has, or warn', async () => {
    const [report] = await send([
      aChangeRecord('unknown', { entities: ['component:default/gone'] }),
    ]);
    expect(report).toMatchObject({
      result: 'created',
      warnings: [{ message: { code: 'notInCatalog' } }],
    });
  });

  it('can be written on by hand', async () => {
    const [{ key = '' }] = await send([
      aChangeRecord('by hand', {
        status: 'done',
        doneAt: '2026-03-01T10:00:00Z',
        risks: [{ text: 'Told' }],
      }),
    ]);
    const change = await get(key);
    await tellOutcome(change, {
      risks: [{ id: change.risks[0].id, outcome: 'didNotOccur' }],
      complete: true,
    }).expect(200);
    expect((await get(key)).status).toBe('reviewed');
  });
});
