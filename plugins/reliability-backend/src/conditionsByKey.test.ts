import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import {
  ResourceKind,
  resourceKinds,
  whetherConditionsApply,
} from './__testUtils__/whetherConditionsApply';
import { moveTheDatabase } from './changes/__testUtils__/changing';
import { recordSender } from './exchange/__testUtils__/recordSender';
import { weekly } from './reviews/__testUtils__/reviewing';

eachDatabase(
  'Whether conditions apply to what a key names',
  (databases, databaseId) => {
    let portal: Portal;
    beforeAll(async () => {
      portal = await aPortal(databases, databaseId);
      const named = { source: 'wiki', externalId: '1', title: 'A title' };
      await recordSender(() => portal)([
        { ...named, type: 'incident' },
        { ...named, type: 'postmortem', status: 'published' },
        { ...named, type: 'actionItem' },
      ]);
      await portal
        .as('user:default/owner')
        .post('/deployments', {
          entity: 'component:default/checkout-api',
          finished: '2026-11-01T09:00:00Z',
        })
        .expect(201);
      await portal
        .as('user:default/owner')
        .post('/reviews', weekly)
        .expect(201);
      await portal
        .as('user:default/owner')
        .post('/changes', moveTheDatabase)
        .expect(201);
    });
    afterAll(async () => {
      await portal.stop();
    });

    const ask = async (kind: ResourceKind, resourceRef: string) => [
      resourceRef,
      await whetherConditionsApply(portal.asService(), kind, resourceRef),
    ];

    it.each(resourceKinds)('is answered for a key: $type', async kind => {
      const key = `${kind.prefix}-1`;
      expect(await ask(kind, key)).toEqual([key, 'ALLOW']);
    });

    it.each(resourceKinds)(
      'is denied for what is no key: $type',
      async kind => {
        const { prefix } = kind;
        const others = resourceKinds.flatMap(other =>
          other === kind ? [] : `${other.prefix}-1`,
        );
        for (const text of [
          'garbage',
          '',
          '1',
          'x-\u0000',
          `${prefix}-1.5`,
          `${prefix}-0x1`,
          `${prefix}-1e0`,
          `${prefix}--1`,
          `${prefix}-99999999999999999999`,
          ...others,
        ]) {
          expect(await ask(kind, text)).toEqual([text, 'DENY']);
        }
      },
    );
  },
);
