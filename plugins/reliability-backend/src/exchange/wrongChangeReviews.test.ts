import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const inCi = (externalId: string) => ({ source: 'ci', externalId });

const many = (length: number) =>
  Array.from({ length }, (_, index) => ({
    ...inCi(`many ${index}`),
    state: 'linked',
  }));

eachDatabase('Wrong records of change reviews', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { get } = changing(portal);
  const send = recordSender(portal);

  beforeAll(() => portal().refreshCatalog());

  it('are told what is wrong with them, by field, and change nothing', async () => {
    const [{ key = '' }] = await send([aChangeRecord('wrong')]);
    const before = await get(key);
    const wrong: readonly [field: string, over: object][] = [
      ['entities', { entities: [] }],
      ['entities.0', { entities: ['checkout'] }],
      ['plannedFor', { plannedFor: null }],
      ['title', { title: ' ' }],
      ['status', { status: 'moved' }],
      ['until', { until: '2026-02-01T09:00:00Z' }],
      ['doneAt', { status: 'done' }],
      ['doneAt', { status: 'planned', doneAt: '2026-03-01T10:00:00Z' }],
      ['doneAt', { status: 'done', doneAt: '2190-01-01T00:00:00Z' }],
      ['reopenedAt', { reopenedAt: '2190-01-01T00:00:00Z' }],
      ['risks.0.text', { risks: [{ text: '' }] }],
      ['risks.0.likelihood', { risks: [{ text: 'a', likelihood: 'never' }] }],
      [
        'risks.1.outcome',
        {
          risks: [
            { text: 'a' },
            { text: 'b', foreseen: false, outcome: 'didNotOccur' },
          ],
        },
      ],
      ['risks.0.actionItem', { risks: [{ text: 'a', actionItem: 'AI-1' }] }],
      [
        'risks.0.actionItem.source',
        {
          risks: [
            { text: 'a', actionItem: { source: 'document', externalId: '1' } },
          ],
        },
      ],
      ['deployments.0.state', { deployments: [{ ...inCi('1') }] }],
      [
        'incidents.0.source',
        {
          incidents: [
            { source: 'document:wiki', externalId: '1', state: 'linked' },
          ],
        },
      ],
      [
        'deployments.1',
        {
          deployments: ['linked', 'dismissed'].map(state => ({
            ...inCi('1'),
            state,
          })),
        },
      ],
      [
        'incidents',
        {
          deployments: many(60),
          incidents: many(41),
        },
      ],
      ['source', { source: 'document:wiki' }],
    ];
    const reports = await send(
      wrong.map(([, over]) => aChangeRecord('wrong', over)),
    );
    expect(
      reports
        .slice(0, -1)
        .map(({ result, errors = [] }) => [
          result,
          errors.map(({ field }) => field),
        ]),
    ).toEqual(wrong.map(([field]) => ['failed', [field]]));
    expect(await get(key)).toEqual(before);
    expect(await portal().database('pending_reference').select()).toEqual([]);
  });

  it('write down no more of one than by hand, with what stays there', async () => {
    const told = (length: number, over: object) =>
      Array.from({ length }, (_, index) => ({ text: `${index}`, ...over }));
    const record = aChangeRecord('many', {
      status: 'done',
      doneAt: '2026-03-01T10:00:00Z',
      risks: told(30, {}),
    });
    const [{ key = '' }] = await send([record]);
    const before = await get(key);
    const more = (length: number) =>
      send([{ ...record, risks: told(length, { foreseen: false }) }]);
    expect((await more(21))[0]).toMatchObject({
      result: 'failed',
      errors: [{ field: 'risks', message: { code: 'tooManyRisks' } }],
    });
    expect(await get(key)).toEqual(before);
    expect((await more(20))[0].result).toBe('updated');
    expect((await get(key)).risks).toHaveLength(50);
  });
});
