import { aPortal, Portal } from '../__testUtils__/aPortal';
import { onPostgres } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aDocument } from './__testUtils__/aDocument';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';
import { holdRow, takingTooEarly } from './__testUtils__/takingTooEarly';
import {
  ThreeThings,
  threeRecords,
  threeThings,
} from './__testUtils__/threeThings';

const fulfilled = expect.objectContaining({ status: 'fulfilled' });

onPostgres('Two who write what belongs together', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const colleague = () => portal.as('user:default/colleague');
  const send = recordSender(() => portal);

  const given = threeThings(() => portal);
  const versionOf = async (path: string) => {
    const { body } = await owner().get(path).expect(200);
    return `"${body.version}"`;
  };
  const imported = async (...records: object[]) => {
    const reports = await send(records);
    expect(reports.slice(0, -1)).toEqual(
      records.map(() => expect.objectContaining({ errors: [] })),
    );
  };
  const publish = async (externalId: string) => {
    const [report] = await send(
      [{ ...threeRecords(externalId).postmortem, status: 'published' }],
      { as: portal.asService() },
    );
    expect(report).toMatchObject({ result: 'updated' });
  };
  const inReview = async (
    { postmortem }: ThreeThings,
    reviewers: string[] = [],
  ) => {
    const path = `/postmortems/${postmortem.key}`;
    await owner()
      .patch(path, { reviewers })
      .set('If-Match', await versionOf(path))
      .expect(200);
    await owner()
      .post(`${path}/transitions`, { to: 'inReview' })
      .set('If-Match', await versionOf(path))
      .expect(200);
  };

  /** What is there before, what is begun while others hold something, and in which order it may hold what. */
  const writings: Record<
    string,
    {
      readonly before?: (things: ThreeThings) => Promise<void>;
      readonly write: (things: ThreeThings) => Promise<unknown>;
    }
  > = {
    'a new action item': {
      write: ({ postmortem, incident }) =>
        owner()
          .post('/action-items', {
            title: 'Do more',
            postmortem: postmortem.key,
            incident: incident.key,
          })
          .expect(201)
          .then(),
    },
    'a changed action item': {
      write: async ({ item }) =>
        owner()
          .patch(`/action-items/${item.key}`, { title: 'Do it well' })
          .set('If-Match', await versionOf(`/action-items/${item.key}`))
          .expect(200),
    },
    'a draft that is about it from now on': {
      before: async ({ postmortem }) => {
        const path = `/postmortems/${postmortem.key}`;
        await owner()
          .patch(path, { incidents: [] })
          .set('If-Match', await versionOf(path))
          .expect(200);
      },
      write: async ({ postmortem, incident }) =>
        owner()
          .patch(`/postmortems/${postmortem.key}`, {
            incidents: [incident.key],
          })
          .set('If-Match', await versionOf(`/postmortems/${postmortem.key}`))
          .expect(200),
    },
    'publishing it': {
      before: inReview,
      // Gates keep it from being published, but look at what is held.
      write: async ({ postmortem }) =>
        owner()
          .post(`/postmortems/${postmortem.key}/transitions`, {
            to: 'published',
          })
          .set('If-Match', await versionOf(`/postmortems/${postmortem.key}`))
          .expect(409),
    },
    'discarding it': {
      write: async ({ postmortem }) =>
        owner()
          .delete(`/postmortems/${postmortem.key}`)
          .set('If-Match', await versionOf(`/postmortems/${postmortem.key}`))
          .then(({ status }) => expect([204, 409]).toContain(status)),
    },
    'a review of it': {
      before: things => inReview(things, ['user:default/colleague']),
      write: async ({ postmortem }) =>
        colleague()
          .post(`/postmortems/${postmortem.key}/reviews`)
          .set('If-Match', await versionOf(`/postmortems/${postmortem.key}`))
          .expect(200),
    },
    'a changed incident': {
      write: async ({ incident }) =>
        owner()
          .patch(`/incidents/${incident.key}`, { visibility: 'restricted' })
          .set('If-Match', await versionOf(`/incidents/${incident.key}`))
          .expect(200),
    },
    'a record of the incident': {
      write: ({ incident }) =>
        imported({
          ...threeRecords(incident.externalId).incident,
          title: 'It failed again',
        }),
    },
    'a record of the postmortem': {
      write: ({ postmortem }) =>
        imported({
          ...threeRecords(postmortem.externalId).postmortem,
          title: 'Why it failed again',
        }),
    },
    'a record that publishes it': {
      write: ({ postmortem }) => publish(postmortem.externalId),
    },
    'a record of the action item': {
      write: ({ item }) =>
        imported({
          ...threeRecords(item.externalId).item,
          title: 'Do much better',
        }),
    },
    'records of all of them, the last first': {
      write: ({ item }) => {
        const records = threeRecords(item.externalId);
        return imported(
          { ...records.item, title: 'Do much better' },
          { ...records.postmortem, title: 'Why it failed again' },
          { ...records.incident, title: 'It failed again' },
        );
      },
    },
  };

  const takenTooEarly = takingTooEarly(() => portal);

  it.each(Object.keys(writings))(
    'wait for the incident before they hold its postmortem or its action items: %s',
    async what => {
      const things = await given();
      const { incident, postmortem, item } = things;
      const { before, write } = writings[what];
      await before?.(things);
      const taken = await takenTooEarly(
        { table: 'incident', key: incident.key },
        () => write(things),
        { postmortem: postmortem.key, action_item: item.key },
      );
      expect(taken).toEqual([]);
    },
  );

  it.each(Object.keys(writings))(
    'wait for the postmortem before they hold its action items: %s',
    async what => {
      const things = await given();
      const { postmortem, item } = things;
      const { before, write } = writings[what];
      await before?.(things);
      const taken = await takenTooEarly(
        { table: 'postmortem', key: postmortem.key },
        () => write(things),
        { action_item: item.key },
      );
      expect(taken).toEqual([]);
    },
  );

  it('wait for the incident first when a document is imported again', async () => {
    const request = { ...aDocument, externalId: 'locks.md' };
    const { body } = await owner()
      .post('/postmortems/import', request)
      .expect(200);
    const { postmortem, actionItems } = body.stored;
    // What people have attached since is no part of the document.
    const { incident } = await given();
    const path = `/postmortems/${postmortem}`;
    const [version, { body: draft }] = await Promise.all([
      versionOf(path),
      owner().get(path),
    ]);
    await owner()
      .patch(path, {
        incidents: [
          ...draft.incidents.map(({ key }: { key: string }) => key),
          incident.key,
        ],
      })
      .set('If-Match', version)
      .expect(200);
    const taken = await takenTooEarly(
      { table: 'incident', key: incident.key },
      () =>
        owner()
          .post('/postmortems/import', {
            ...request,
            content: aDocument.content.replace('Nobody', 'Hardly anybody'),
          })
          .expect(200)
          .then(),
      { postmortem, action_item: actionItems[0] },
    );
    expect(taken).toEqual([]);
  });

  it.each([
    ['the import', ['import', 'create']],
    ['the action item', ['create', 'import']],
  ])('do not fail for each other, %s being the first', async (_, order) => {
    const { incident, postmortem } = await given();
    await publish(postmortem.externalId);
    const begin: Record<string, () => Promise<unknown>> = {
      import: () =>
        imported(
          anIncidentRecord(incident.externalId, {
            url: 'https://acme.example/1',
          }),
        ),
      create: () =>
        owner()
          .post('/action-items', {
            title: 'Do more',
            postmortem: postmortem.key,
            incident: incident.key,
          })
          .expect(201)
          .then(),
    };
    const writing: Promise<unknown>[] = [];
    await portal.database.transaction(async tx => {
      await holdRow(tx, 'incident', incident.key);
      for (const [index, what] of order.entries()) {
        writing.push(begin[what]());
        await untilSomebodyWaits(portal.database, index + 1);
      }
    });
    const written = await Promise.allSettled(writing);
    expect(written).toEqual(order.map(() => fulfilled));
  });
});
