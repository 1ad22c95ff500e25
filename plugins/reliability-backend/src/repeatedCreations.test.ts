import {
  actionItemReadPermission,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ofNobody } from './__testUtils__/aPolicy';
import { aPortalUnderPolicy } from './__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from './__testUtils__/eachDatabase';

/** What is created, and what it takes to read it. */
const creations = [
  ['an incident', '/incidents', incidentReadPermission],
  ['a near miss', '/near-misses', incidentReadPermission],
  ['a postmortem', '/postmortems', postmortemReadPermission],
  ['an action item', '/action-items', actionItemReadPermission],
] as const;

const bodies: Readonly<Record<string, object>> = {
  '/near-misses': {
    whatNearlyHappened: 'It nearly failed',
    whatStoppedIt: 'Somebody looked',
    whenNoticed: '2026-11-13T14:00:00Z',
  },
};

eachDatabase('A creation that is sent again', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);

  const create = (path: string) =>
    portal()
      .as('user:default/owner')
      .post(path, bodies[path] ?? { title: 'What it says' })
      .set('Idempotency-Key', `again ${path}`.replace(/\W/g, '-'));

  it.each(creations)(
    'shows %s that a policy has hidden since to its creator no more than reading it does',
    async (_what, path, permission) => {
      policy.set({ [permission.name]: ofNobody(permission) });
      const { body: first } = await create(path).expect(201);
      const again = await create(path).expect(404);
      expect(again.text).not.toContain(first.title);
      policy.set({ [permission.name]: { result: AuthorizeResult.DENY } });
      await create(path).expect(403);
      policy.set({});
      const { body } = await create(path).expect(201);
      expect(body.key).toBe(first.key);
    },
  );
});
