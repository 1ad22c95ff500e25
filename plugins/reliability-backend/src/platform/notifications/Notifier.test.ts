import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
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
  const notifierAt = (url: string, runsNotifications: boolean) => {
    const logger = mockServices.logger.mock();
    const notifier = new Notifier({
      notifications: DefaultNotificationService.create({
        auth: mockServices.auth(),
        discovery: {
          ...mockServices.discovery(),
          getBaseUrl: async () => url,
        },
      }),
      runsNotifications: async () => runsNotifications,
      clock: Date.now,
      logger,
    });
    const tell = (age = 0, to = 'user:default/outsider') =>
      notifier.tell(
        {
          to,
          except: [],
          title: 'You were made owner of AI-7',
          description: 'Alert on declined cards',
          link: '/reliability/action-items/AI-7',
          scope: 'action-item:AI-7',
        },
        Date.now() - age,
      );
    return { tell, logger };
  };

  it('lets notices pass, and says so once', async () => {
    const { url, close } = await answering(404);
    const { tell, logger } = notifierAt(url, false);
    await tell();
    await tell();
    expect(logger.info).toHaveBeenCalledTimes(1);
    await close();
  });

  it('tells nobody by way of what they own', async () => {
    const { url } = await answering('nothing');
    const { tell } = notifierAt(url, true);
    await expect(
      tell(0, 'component:default/checkout-api'),
    ).resolves.toBeUndefined();
  });

  it('waits a while for what does not answer at all, and then lets notices pass', async () => {
    const { url } = await answering('nothing');
    const { tell } = notifierAt(url, false);
    await expect(tell()).rejects.toThrow();
    await expect(tell(11 * 60_000)).resolves.toBeUndefined();
  });

  it('takes "not found" for a failure where notifications are installed, since they may still be starting', async () => {
    const { url, close } = await answering(404);
    const { tell } = notifierAt(url, true);
    await expect(tell(11 * 60_000)).rejects.toThrow('404');
    await close();
  });
});
