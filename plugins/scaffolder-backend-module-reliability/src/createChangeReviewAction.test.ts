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
    pages: '/afterword',
  });
  const run = async (isDryRun = false, over: object = {}) => {
    const output = jest.fn();
    const context = {
      input,
      signal: new AbortController().signal,
      output,
      isDryRun,
      logger: mockServices.logger.mock(),
      task: { id: 'task-1' },
      step: { id: 'premortem', name: 'Premortem' },
      getInitiatorCredentials: async () => mockCredentials.user(),
      ...over,
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
    });
    expect(output.mock.calls).toEqual([
      ['key', 'CHG-12'],
      ['path', '/afterword/changes/CHG-12'],
    ]);
  });

  it('opens one for each input of a step that is repeated, and the same one when it is run again', async () => {
    sent.mockImplementation(async () => Response.json(opened, { status: 201 }));
    const step = { id: `a step ${'with a long name '.repeat(20)}` };
    const basket = { ...input, entities: ['component:default/basket'] };
    await run(false, { step });
    await run(false, { step, input: basket });
    await run(false, { step });
    const [first, second, again] = sent.mock.calls.map(([, request]) =>
      new Headers(request?.headers).get('Idempotency-Key'),
    );
    expect(first).toMatch(/^[\w-]{1,200}$/);
    expect(second).not.toBe(first);
    expect(again).toBe(first);
  });

  it('stops asking when the task is cancelled', async () => {
    const controller = new AbortController();
    sent.mockImplementation(async (_, request) => {
      controller.abort();
      request?.signal?.throwIfAborted();
      return Response.json(opened, { status: 201 });
    });
    await expect(
      run(false, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('opens nothing in a dry run, and gives the steps behind it something to go on with', async () => {
    const output = await run(true);
    expect(output.mock.calls).toEqual([
      ['key', 'CHG-0'],
      ['path', '/afterword/changes/CHG-0'],
    ]);
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
