import {
  actionItemReadPermission,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import {
  actionItemConditions,
  createActionItemConditionalDecision,
  createIncidentConditionalDecision,
  createPostmortemConditionalDecision,
  incidentConditions,
  postmortemConditions,
} from '@afterword/plugin-reliability-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from './__testUtils__/aPolicy';
import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';

const nobodys = { values: ['user:default/nobody'] };

/** What is created, and a policy that leaves its creator nothing of it. */
const creations = [
  [
    'an incident',
    '/incidents',
    incidentReadPermission.name,
    createIncidentConditionalDecision(
      incidentReadPermission,
      incidentConditions.isEntityOwner(nobodys),
    ),
  ],
  [
    'a near miss',
    '/near-misses',
    incidentReadPermission.name,
    createIncidentConditionalDecision(
      incidentReadPermission,
      incidentConditions.isEntityOwner(nobodys),
    ),
  ],
  [
    'a postmortem',
    '/postmortems',
    postmortemReadPermission.name,
    createPostmortemConditionalDecision(
      postmortemReadPermission,
      postmortemConditions.isEntityOwner(nobodys),
    ),
  ],
  [
    'an action item',
    '/action-items',
    actionItemReadPermission.name,
    createActionItemConditionalDecision(
      actionItemReadPermission,
      actionItemConditions.isEntityOwner(nobodys),
    ),
  ],
] as const;

const bodies: Readonly<Record<string, object>> = {
  '/near-misses': {
    whatNearlyHappened: 'It nearly failed',
    whatStoppedIt: 'Somebody looked',
    whenNoticed: '2026-11-13T14:00:00Z',
  },
};

eachDatabase('A creation that is sent again', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  beforeEach(() => policy.set({}));
  const create = (path: string) =>
    portal
      .as('user:default/owner')
      .post(path, bodies[path] ?? { title: 'What it says' })
      .set('Idempotency-Key', `again ${path}`.replace(/\W/g, '-'));

  it.each(creations)(
    'shows %s that a policy has hidden since to its creator no more than reading it does',
    async (_what, path, permission, hidden) => {
      policy.set({ [permission]: hidden });
      const { body: first } = await create(path).expect(201);
      const again = await create(path).expect(404);
      expect(again.text).not.toContain(first.title);
      policy.set({ [permission]: { result: AuthorizeResult.DENY } });
      await create(path).expect(403);
      policy.set({});
      const { body } = await create(path).expect(201);
      expect(body.key).toBe(first.key);
    },
  );
});
