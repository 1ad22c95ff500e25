import { Caller } from './aPortal';

/** How a type of resource, its permissions and its keys are named. */
export interface ResourceKind {
  readonly type: string;
  readonly permission: string;
  readonly prefix: string;
}

export const resourceKinds: readonly ResourceKind[] = [
  { type: 'incident', permission: 'incident', prefix: 'INC' },
  { type: 'postmortem', permission: 'postmortem', prefix: 'PM' },
  { type: 'action-item', permission: 'actionItem', prefix: 'AI' },
  { type: 'deployment', permission: 'deployment', prefix: 'DEP' },
  { type: 'review', permission: 'review', prefix: 'RR' },
  { type: 'change', permission: 'change', prefix: 'CHG' },
];

/** Asks, as the permission framework does, whether what a key names is anything but verified. */
export async function whetherConditionsApply(
  caller: Caller,
  { type, permission }: ResourceKind,
  resourceRef: string,
): Promise<string> {
  const resourceType = `reliability-${type}`;
  const { body } = await caller
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
    })
    .expect(200);
  return body.items[0].result;
}
