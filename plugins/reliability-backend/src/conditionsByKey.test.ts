import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { recordSender } from './exchange/__testUtils__/recordSender';

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
    });
    afterAll(async () => {
      await portal.stop();
    });

    const kinds: readonly (readonly [string, string, string])[] = [
      ['incident', 'incident', 'INC'],
      ['postmortem', 'postmortem', 'PM'],
      ['action-item', 'actionItem', 'AI'],
    ];
    const ask = async (
      [type, permission]: (typeof kinds)[number],
      resourceRef: string,
    ) => {
      const resourceType = `reliability-${type}`;
      const { status, body } = await portal
        .asService()
        .post('/.well-known/backstage/permissions/apply-conditions', {
          items: [
            {
              id: 'asked',
              resourceRef,
              resourceType,
              permission: {
                type: 'resource',
                name: `reliability.${permission}.read`,
                attributes: { action: 'read' },
                resourceType,
              },
              conditions: {
                not: {
                  rule: 'HAS_STATUS',
                  resourceType,
                  params: { values: ['verified'] },
                },
              },
            },
          ],
        });
      return [resourceRef, status, body.items?.[0].result];
    };

    it.each(kinds)('is answered for a key: %s', async (...kind) => {
      const key = `${kind[2]}-1`;
      expect(await ask(kind, key)).toEqual([key, 200, 'ALLOW']);
    });

    it.each(kinds)('is denied for what is no key: %s', async (...kind) => {
      const [, , prefix] = kind;
      const others = kinds.flatMap(([, , other]) =>
        other === prefix ? [] : `${other}-1`,
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
        expect(await ask(kind, text)).toEqual([text, 200, 'DENY']);
      }
    });
  },
);
