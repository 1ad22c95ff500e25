import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { DefaultNotificationService } from '@backstage/plugin-notifications-node';
import { Notifier } from './Notifier';

describe('Telling people when notifications do not answer', () => {
  const answering = async (status: number | 'nothing') => {
    const server = createServer((_req, res) => {
      res.statusCode = status === 'nothing' ? 500 : status;
      res.end();
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise(resolve => server.close(resolve));
    if (status === 'nothing') await close();
    return { url: `http://127.0.0.1:${port}/api/notifications`, close };
  };
  const notifierAt = (
    getBaseUrl: () => Promise<string>,
    runsNotifications: boolean,
  ) => {
    const logger = mockServices.logger.mock();
    const notifier = new Notifier({
      notifications: DefaultNotificationService.create({
        auth: mockServices.auth(),
        discovery: {
          ...mockServices.discovery(),
          getBaseUrl,
        },
      }),
      runsNotifications: async () => runsNotifications,
      logger,
      config: mockServices.rootConfig(),
    });
    const tell = (to = 'user:default/outsider') =>
      notifier.tell({
        to,
        except: [],
        title: 'You were made owner of AI-7',
        description: 'Alert on declined cards',
        link: '/action-items/AI-7',
        scope: 'action-item:AI-7',
      });
    return { tell, logger };
  };

  it('lets notices pass, and says so once', async () => {
    const { url, close } = await answering(404);
    const { tell, logger } = notifierAt(async () => url, false);
    await tell();
    await tell();
    expect(logger.info).toHaveBeenCalledTimes(1);
    await close();
  });

  it('tells nobody by way of what they own', async () => {
    const { url } = await answering('nothing');
    const { tell } = notifierAt(async () => url, true);
    await expect(
      tell('component:default/checkout-api'),
    ).resolves.toBeUndefined();
  });

  it('lets notices pass where nothing says where notifications are', async () => {
    const { tell, logger } = notifierAt(async () => {
      throw new NotFoundError('No SRV records found for notifications');
    }, false);
    await tell();
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('takes what does not answer for a failure, however long it does not: it may run in another back end', async () => {
    const { url } = await answering('nothing');
    const { tell, logger } = notifierAt(async () => url, false);
    await expect(tell()).rejects.toThrow('fetch failed');
    expect(logger.info).not.toHaveBeenCalled();
  });

  it.each([401, 500, 503])(
    'takes an answer of %s for a failure',
    async status => {
      const { url, close } = await answering(status);
      const { tell } = notifierAt(async () => url, false);
      await expect(tell()).rejects.toThrow(String(status));
      await close();
    },
  );

  it('takes "not found" for a failure where notifications are installed, since they may still be starting', async () => {
    const { url, close } = await answering(404);
    const { tell } = notifierAt(async () => url, true);
    await expect(tell()).rejects.toThrow('404');
    await close();
  });
});
