import {
  changeReadPermission,
  changeUpdatePermission,
  RESOURCE_TYPE_CHANGE,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { changing, CHECKOUT, SEARCH } from '../changes/__testUtils__/changing';
import { aChangeRecord } from './__testUtils__/aChangeRecord';
import { recordSender } from './__testUtils__/recordSender';

const OUTSIDER = 'user:default/outsider';

eachDatabase('A record of a change review', (databases, databaseId) => {
  const { catalog, hide } = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog,
  });
  const { get, planned } = changing(portal);
  const send = recordSender(portal);
  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => hide([]));

  const titleOf = async (key = '') => {
    policy.set({});
    return (await get(key)).title;
  };
  const refused = {
    result: 'failed',
    errors: [{ field: 'externalId', message: { code: 'notYours' } }],
  };
  const onSearch = onCondition(RESOURCE_TYPE_CHANGE, 'CONCERNS_ENTITY', [
    SEARCH,
  ]);
  const policies = {
    'its policy lets nobody change': () =>
      policy.set({
        [changeUpdatePermission.name]: { result: AuthorizeResult.DENY },
      }),
    'its policy shows nobody': () =>
      policy.set({
        [changeReadPermission.name]: { result: AuthorizeResult.DENY },
      }),
    'its policy shows of other entities': () =>
      policy.set({ [changeReadPermission.name]: onSearch }),
    'touches what the catalog hides': () => {
      hide([CHECKOUT]);
      policy.set({ 'catalog.entity.read': someEntities });
    },
    'touches what nobody may see in the catalog': () =>
      policy.set({
        'catalog.entity.read': { result: AuthorizeResult.DENY },
      }),
  };

  it.each(Object.entries(policies))(
    'changes none that %s, and a service’s does',
    async (name, set) => {
      const record = aChangeRecord(name, { title: 'Before' });
      const [{ key }] = await send([record]);
      const change = { ...record, title: 'After' };
      set();
      const [report] = await send([change], { who: OUTSIDER });
      expect(report).toMatchObject(refused);
      expect(await titleOf(key)).toBe('Before');
      set();
      await send([change], { as: portal().asService() });
      expect(await titleOf(key)).toBe('After');
    },
  );

  it.each(Object.entries(policies).slice(1))(
    'tells in a dry run of none that %s',
    async (name, set) => {
      const tried = (externalId: string) =>
        send([aChangeRecord(externalId)], {
          who: OUTSIDER,
          query: '?dryRun=true',
        });
      const taken = `tried: ${name}`;
      const [{ key }] = await send([aChangeRecord(taken)]);
      expect((await tried(taken))[0]).toMatchObject({ key });
      set();
      const asFree = await tried(`free: ${name}`);
      expect(asFree[0]).toMatchObject({ result: 'wouldCreate' });
      expect(await tried(taken)).toEqual(asFree);
    },
  );

  it.each(Object.entries(policies).slice(1))(
    'tells by its key of none that was written here and %s',
    async (_, set) => {
      const { key } = await planned();
      const { id } = await portal().database('installation').first('id');
      const told = async (externalId: string) => {
        const record = aChangeRecord(externalId, {
          source: `afterword:${id}`,
        });
        const [report] = await send([record], { who: OUTSIDER });
        return report;
      };
      expect(await told(key)).toMatchObject({
        result: 'unchanged',
        warnings: [{ message: { code: 'writtenHere' } }],
      });
      set();
      const hidden = await told(key);
      expect(hidden).toEqual(await told('CHG-99999'));
      expect(hidden).toMatchObject({ result: 'failed' });
    },
  );

  it.each(Object.entries(policies))(
    'is connected with nothing by whom, where it %s',
    async (name, set) => {
      const incident = { source: 'ci', externalId: name };
      const [{ key }] = await send([
        aChangeRecord(`waits: ${name}`, {
          incidents: [{ ...incident, state: 'linked' }],
        }),
      ]);
      const [{ id }] = await portal()
        .database('pending_reference')
        .select('id');
      set();
      const [report] = await send(
        [{ type: 'incident', ...incident, title: 'It failed' }],
        { who: OUTSIDER },
      );
      // Nobody is told that something waits which they may not see.
      expect(report).toMatchObject({
        result: 'created',
        warnings: name.includes('change')
          ? [{ message: { code: 'notConnected' } }]
          : [],
      });
      policy.set({});
      expect(
        await portal()
          .database('change_link')
          .where('change_id', key?.slice(4)),
      ).toEqual([]);
      expect(
        await portal().database('pending_reference').where({ id }).delete(),
      ).toBe(1);
    },
  );

  it('takes the right to import', async () => {
    policy.set({ 'reliability.import': { result: AuthorizeResult.DENY } });
    const { status } = await portal()
      .as(OUTSIDER)
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(JSON.stringify(aChangeRecord('not at all')));
    expect(status).toBe(403);
  });
});
