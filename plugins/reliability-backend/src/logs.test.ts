import { once } from 'node:events';
import { ClientRequest, IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { recordSender } from './exchange/__testUtils__/recordSender';

const SECRET = 'zanzibarquokka';

/** Until an answer says no more before it is asked more: who leaves earlier leaves what is being written, of which nothing is said. */
async function whatIsThere(sending: ClientRequest): Promise<void> {
  const [answer]: IncomingMessage[] = await once(sending, 'response');
  let bytes = 0;
  answer.on('error', () => {});
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  for (let before = -1; bytes > before || bytes === 0; await wait(500)) {
    before = bytes;
  }
}

eachDatabase('The log', (databases, databaseId) => {
  const logger = mockServices.logger.mock();
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
      ],
    });
    await portal.database.raw(
      `create unique index one_secret on postmortem (title) where title like '%quokka%'`,
    );
  });
  beforeEach(() => {
    jest.clearAllMocks();
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const draft = () =>
    owner().post('/postmortems', {
      title: SECRET,
      sections: { whatHappened: SECRET },
    });
  const logged = () =>
    inspect(
      [logger.error, logger.warn, logger.info, logger.debug].map(
        ({ mock }) => mock.calls,
      ),
      { depth: 10, maxStringLength: null },
    );

  it('tells of a write that failed, and no word of what was to be written', async () => {
    await draft().expect(201);
    const { body } = await draft().expect(500);
    expect(logged()).toContain(body.error.message.split(' ').pop());
    expect(logged()).toContain('insert into');
    expect(logged()).not.toContain(SECRET);
  });

  it('tells of a record that failed, and no word of it', async () => {
    await recordSender(() => portal)([
      { type: 'postmortem', source: 'wiki', externalId: 'a', title: SECRET },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logged()).not.toContain(SECRET);
  });

  it.each([
    ['before it is answered', 1],
    ['while it is answered', 600],
  ])('calls no error that a client goes away %s', async (_, lines) => {
    const sending = request(`${portal.url}/import`, {
      method: 'POST',
      agent: false,
      headers: {
        Authorization: mockCredentials.user.header('user:default/owner'),
        'Content-Type': 'application/x-ndjson',
      },
    });
    sending.on('error', () => {});
    for (let line = 0; line < lines; line++) {
      const record = { type: 'incident', source: `gone ${lines}`, title: 'x' };
      sending.write(
        `${JSON.stringify({ ...record, externalId: `${line}` })}\n`,
      );
    }
    if (lines > 500) await whatIsThere(sending);
    else await new Promise(resolve => sending.write('{', resolve));
    await wait(200);
    sending.destroy();
    const gone = () =>
      logger.info.mock.calls.some(([text]) => text.includes('POST /import'));
    for (let attempt = 0; attempt < 200 && !gone(); attempt++) await wait(25);
    expect(gone()).toBe(true);
    expect(logger.error).not.toHaveBeenCalled();
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
