import { incidentCreatePermission } from '@afterword/plugin-reliability-common';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { z } from 'zod/v3';
import { OperationCalls } from '../platform/http/OperationCalls';
import { registerActions, type ActionHandlers } from './registerActions';

/** The actions as the registry has them; none is called. */
function registered() {
  const registry = actionsRegistryServiceMock();
  const handlers = {
    actionItems: {},
    incidents: {},
    learnings: {},
    postmortems: {},
  } as ActionHandlers;
  registerActions(registry, {} as OperationCalls, handlers);
  return [...registry.actions.values()];
}

describe('What tools are told of actions', () => {
  it.each(registered().map(action => [action.name, action] as const))(
    'has an example of %s that it takes',
    (_, { examples = [], schema }) => {
      expect(examples).not.toEqual([]);
      for (const { input } of examples) {
        expect(schema.input(z).strict().parse(input)).toEqual(input);
      }
    },
  );

  it('leaves out what is nothing for whoever asks', () => {
    const permissions = registered().map(({ name, visibilityPermission }) => [
      name,
      visibilityPermission,
    ]);
    expect(Object.fromEntries(permissions)).toMatchObject({
      'report-near-miss': incidentCreatePermission,
      // What is read is decided of each thing.
      'search-learnings': undefined,
    });
  });
});
