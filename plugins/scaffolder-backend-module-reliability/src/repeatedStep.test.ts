import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createChangeReviewAction } from './createChangeReviewAction';

describe('A step of a template that is run for each of several inputs', () => {
  const sent = jest.spyOn(global, 'fetch');
  const action = createChangeReviewAction({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    pages: '/reliability',
  });
  /** As the scaffolder runs one step with `each`: the same task and the same step every time. */
  const run = (entity: string, id = 'premortem') =>
    action.handler({
      input: {
        title: 'Move',
        entities: [entity],
        plannedFor: '2027-03-01T09:00:00Z',
      },
      output: jest.fn(),
      logger: mockServices.logger.mock(),
      task: { id: 'task-1' },
      step: { id, name: 'Premortem' },
      getInitiatorCredentials: async () => mockCredentials.user(),
    } as unknown as Parameters<typeof action.handler>[0]);
  const keys = () =>
    sent.mock.calls.map(
      ([, request]) =>
        (request?.headers as Record<string, string>)['Idempotency-Key'],
    );

  beforeEach(() => {
    sent.mockReset();
    sent.mockRejectedValue(new Error('nobody is there'));
  });

  it('opens a change review for each of them', async () => {
    await run('component:default/one').catch(() => undefined);
    await run('component:default/two').catch(() => undefined);
    const [one, two] = keys();
    expect(two).not.toBe(one);
  });

  it.each(['open the review', 'prüfen', '确认'])(
    'sends a key that is accepted, also where the step is called %s',
    async id => {
      await run('component:default/one', id).catch(() => undefined);
      expect(keys()[0]).toMatch(/^[\x21-\x7e]{1,200}$/);
    },
  );
});
