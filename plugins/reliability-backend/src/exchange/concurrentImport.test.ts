import { Knex } from 'knex';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aDocument } from './__testUtils__/aDocument';
import { anIncidentRecord } from './__testUtils__/anIncidentRecord';
import { recordSender } from './__testUtils__/recordSender';

const COLLEAGUE = 'user:default/colleague';

eachDatabase('An import beside other writers', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const send = recordSender(() => portal);

  /** Lets somebody write and commit while the import, which has begun, waits for them. */
  const during = async <T>(
    write: (tx: Knex) => Promise<unknown>,
    imports: () => PromiseLike<T>,
  ): Promise<T> => {
    let importing: Promise<T> | undefined;
    await portal.database.transaction(async tx => {
      await write(tx);
      importing = Promise.resolve(imports());
      await untilSomebodyWaits(portal.database);
    });
    if (importing === undefined) throw new Error('Nothing was imported');
    return importing;
  };

  it('keeps the reviewer and the review that a postmortem gets meanwhile', async () => {
    const record = {
      type: 'postmortem',
      source: 'wiki',
      externalId: 'page-1',
      title: 'Why the search was down',
    };
    const [{ key }] = await send([record]);
    const id = Number(key?.slice(3));
    const [report] = await during(
      async tx => {
        await tx('postmortem').where({ id }).increment('version');
        await tx('postmortem_person').insert({
          postmortem_id: id,
          person_ref: COLLEAGUE,
          part: 'reviewer',
        });
        await tx('postmortem_review').insert({
          postmortem_id: id,
          reviewer_ref: COLLEAGUE,
          reviewed_at: Date.parse('2026-05-01T10:00:00Z'),
          current: true,
        });
      },
      () => send([{ ...record, facilitator: COLLEAGUE }]),
    );
    expect(report).toMatchObject({ result: 'updated', key });
    const { body } = await owner().get(`/postmortems/${key}`).expect(200);
    expect(body).toMatchObject({
      version: 3,
      facilitator: COLLEAGUE,
      reviewers: [COLLEAGUE],
      reviews: [{ by: COLLEAGUE, at: '2026-05-01T10:00:00Z', current: true }],
    });
  });

  it('takes back no promise that is made while a document is imported again', async () => {
    const request = { ...aDocument, externalId: 'meanwhile.md' };
    const { body } = await owner()
      .post('/postmortems/import', request)
      .expect(200);
    const { incident, actionItems } = body.stored;
    const [key] = actionItems;
    const answer = await during(
      async tx => {
        // As a delivery for the incident would, so that the import has begun when the promise is made.
        await tx('incident')
          .where('id', Number(incident.slice(4)))
          .update({ updated_at: Date.parse('2026-05-01T10:00:00Z') });
        await tx('action_item')
          .where('id', Number(key.slice(3)))
          .update({ status: 'committed', due: '2099-01-01', version: 2 });
      },
      () =>
        owner().post('/postmortems/import', {
          ...request,
          corrected: {
            ...body.reading,
            incident: {
              ...body.reading.incident,
              title: 'Search was down twice',
            },
            actionItems: body.reading.actionItems.map((item: object) => ({
              ...item,
              description: 'In more words',
              due: null,
            })),
          },
        }),
    );
    expect(answer.status).toBe(200);
    const item = await owner().get(`/action-items/${key}`).expect(200);
    expect(item.body).toMatchObject({
      status: 'committed',
      due: '2099-01-01',
      description: 'In more words',
    });
  });

  /** Puts what is stored aside, to be put back under its name while it is imported again for what seems the first time. */
  const setAside = async (things: Readonly<Record<string, string>>) => {
    const rows = Object.entries(things).map(([table, key]) => ({
      table,
      id: Number(key.replace(/^\D+/, '')),
    }));
    const names = await Promise.all(
      rows.map(async ({ table, id }) => {
        const row = portal.database(table).where({ id });
        const { external_id: name } = await row.clone().first('external_id');
        await row.update({ external_id: `elsewhere ${id}` });
        return name;
      }),
    );
    return async (tx: Knex) => {
      for (const [index, { table, id }] of rows.entries()) {
        await tx(table).where({ id }).update({ external_id: names[index] });
      }
    };
  };

  it('finds a document that comes twice at once, whichever is stored first', async () => {
    const request = { ...aDocument, externalId: 'twice.md' };
    const importIt = () => owner().post('/postmortems/import', request);
    const { body } = await importIt().expect(200);
    const { incident, postmortem, actionItems } = body.stored;
    const putBack = await setAside({
      incident,
      postmortem,
      action_item: actionItems[0],
    });
    const answer = await during(putBack, importIt);
    expect(answer.status).toBe(200);
    expect(answer.body.stored).toEqual(body.stored);
  });

  it('makes one draft of a document that is sent twice', async () => {
    const request = { ...aDocument, externalId: 'double-click.md' };
    const answers = await Promise.all(
      [1, 2].map(() => owner().post('/postmortems/import', request)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].body.stored).toEqual(answers[1].body.stored);
  });

  it('finds a part of a document that comes while it is imported again', async () => {
    const request = { ...aDocument, externalId: 'part.md' };
    const importIt = () => owner().post('/postmortems/import', request);
    const { body } = await importIt().expect(200);
    const putBack = await setAside({ action_item: body.stored.actionItems[0] });
    const answer = await during(async tx => {
      await tx('incident')
        .where('id', Number(body.stored.incident.slice(4)))
        .update({ updated_at: Date.parse('2026-05-01T10:00:00Z') });
      await putBack(tx);
    }, importIt);
    expect(answer.status).toBe(200);
    expect(answer.body.stored).toEqual(body.stored);
  });

  it('finds a line that another import has just written', async () => {
    const record = anIncidentRecord('raced');
    const [{ key }] = await send([record]);
    const putBack = await setAside({ incident: String(key) });
    const [report] = await during(putBack, () => send([record]));
    expect(report).toMatchObject({ result: 'unchanged', key });
  });

  it('is not lost when what waits for it is changed meanwhile', async () => {
    const [{ key }] = await send([
      {
        type: 'actionItem',
        source: 'acme-status',
        externalId: 'waits',
        title: 'Do better',
        incident: { source: 'acme-status', externalId: 'late' },
      },
    ]);
    const [report] = await during(
      tx =>
        tx('action_item')
          .where('id', Number(key?.slice(3)))
          .update({ title: 'Do much better', version: 2 }),
      () => send([anIncidentRecord('late')]),
    );
    expect(report).toMatchObject({ result: 'created' });
    const { body } = await owner().get(`/action-items/${key}`).expect(200);
    expect(body).toMatchObject({
      title: 'Do much better',
      incident: { key: report.key },
    });
  });

  describe('when something is in the way each time', () => {
    const index = 'one_title_only';
    beforeAll(async () => {
      await portal.database.raw(
        `create unique index ${index} on postmortem (title) where title like '%Always%'`,
      );
    });
    afterAll(async () => {
      await portal.database.raw(`drop index ${index}`);
    });
    const titled = (externalId: string) => ({
      ...aDocument,
      externalId,
      content: aDocument.content.replace('Search', 'Always'),
    });

    it('answers 409 to a document, and stores nothing of it', async () => {
      const importIt = (name: string) =>
        owner().post('/postmortems/import', titled(name));
      await importIt('first.md').expect(200);
      const count = async () =>
        (await portal.database('incident').count({ total: '*' }))[0].total;
      const before = await count();
      const answer = await importIt('second.md').expect(409);
      expect(answer.body.error.message).toContain('try again');
      expect(await count()).toBe(before);
    });

    it('says of a line that it should be sent again', async () => {
      const record = {
        type: 'postmortem',
        source: 'wiki',
        title: 'Always the same',
      };
      await send([{ ...record, externalId: 'always-1' }]);
      const [report] = await send([{ ...record, externalId: 'always-2' }]);
      expect(report).toMatchObject({
        result: 'failed',
        errors: [
          { field: 'line', problem: expect.stringContaining('send it again') },
        ],
      });
    });
  });
});
