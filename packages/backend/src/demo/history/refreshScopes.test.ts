import { ReliabilityClient } from '../ReliabilityClient';
import { refreshScopes } from './refreshScopes';

const statusCode = (code: number) =>
  Object.assign(new Error(`It answered ${code}`), { statusCode: code });

describe('refreshScopes', () => {
  const startTask = jest.fn<Promise<void>, [string]>();
  const lastRunOf = jest.fn<Promise<string | undefined>, [string]>();
  const client: ReliabilityClient = Object.assign(
    Object.create(ReliabilityClient.prototype),
    { startTask, lastRunOf },
  );
  const refresh = () => refreshScopes(client, new AbortController().signal);

  beforeEach(() => {
    startTask.mockReset().mockResolvedValue();
    lastRunOf.mockReset();
  });

  it('starts the task and waits until a run has ended', async () => {
    lastRunOf
      .mockResolvedValueOnce('10:00')
      .mockResolvedValueOnce('10:00')
      .mockResolvedValueOnce('10:05');
    await refresh();
    expect(startTask.mock.calls).toEqual([['reliability:catalog-projection']]);
    expect(lastRunOf).toHaveBeenCalledTimes(3);
  });

  it('starts it after the run that is under way', async () => {
    startTask.mockRejectedValueOnce(statusCode(409));
    lastRunOf
      .mockResolvedValueOnce(undefined)
      .mockResolvedValueOnce('10:00')
      .mockResolvedValueOnce('10:05');
    await refresh();
    expect(startTask).toHaveBeenCalledTimes(2);
  });

  it('gives up at once where no scheduler answers: the task runs by itself', async () => {
    lastRunOf.mockRejectedValue(statusCode(404));
    await refresh();
    expect(startTask).not.toHaveBeenCalled();
    expect(lastRunOf).toHaveBeenCalledTimes(1);
  });
});
