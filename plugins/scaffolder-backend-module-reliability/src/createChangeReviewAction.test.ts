import { changesContract } from '@afterword/plugin-reliability-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createChangeReviewAction } from './createChangeReviewAction';

const opened = {
  key: 'CHG-12',
  version: 1,
  title: 'New database',
  status: 'planned',
  entities: [{ ref: 'component:default/checkout', known: true }],
  plannedFor: '2027-03-01T09:00:00Z',
  until: null,
  owner: null,
  risks: [],
  unprepared: 0,
  description: '',
  release: '2.4.1',
  url: null,
  reason: '',
  outcome: '',
  doneAt: null,
  createdBy: 'user:default/kim',
  createdAt: '2026-11-20T09:00:00Z',
  updatedAt: '2026-11-20T09:00:00Z',
  editable: true,
};
const input = {
  title: 'New database',
  entities: ['component:default/checkout'],
  plannedFor: '2027-03-01T09:00:00Z',
  release: '2.4.1',
};

describe('reliability:change-review:create', () => {
  const sent = jest.spyOn(global, 'fetch');
  const action = createChangeReviewAction({
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
  });
  const run = async (isDryRun = false) => {
    const output = jest.fn();
    const context = {
      input,
      output,
      isDryRun,
      logger: mockServices.logger.mock(),
      task: { id: 'task-1' },
      step: { id: 'premortem', name: 'Premortem' },
      getInitiatorCredentials: async () => mockCredentials.user(),
    } as unknown as Parameters<typeof action.handler>[0];
    await action.handler(context);
    return output;
  };

  beforeEach(() => sent.mockReset());

  it('opens a change review on behalf of whoever runs the template, once for a step', async () => {
    sent.mockResolvedValue(Response.json(opened, { status: 201 }));
    const output = await run();
    const [[address, request]] = sent.mock.calls;
    expect(address).toMatch(
      new RegExp(`/api/reliability${changesContract.createChange.path}$`),
    );
    expect(request).toMatchObject({
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'Idempotency-Key': 'scaffolder-task-1-premortem' },
    });
    expect(output.mock.calls).toEqual([
      ['key', 'CHG-12'],
      ['path', '/reliability/changes/CHG-12'],
    ]);
  });

  it('opens nothing in a dry run', async () => {
    expect(await run(true)).not.toHaveBeenCalled();
    expect(sent).not.toHaveBeenCalled();
  });

  it('fails with what is wrong', async () => {
    sent.mockResolvedValue(
      Response.json(
        {
          error: {
            name: 'InputError',
            message: 'body.title must not be empty',
          },
          request: { method: 'POST', url: '/changes' },
          response: { statusCode: 400 },
        },
        { status: 400 },
      ),
    );
    await expect(run()).rejects.toThrow('body.title must not be empty');
  });
});
