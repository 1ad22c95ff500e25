import { Knex } from 'knex';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
import { aDocument } from './__testUtils__/aDocument';
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

  it('answers 409 when somebody else has made a part of the document meanwhile', async () => {
    const request = { ...aDocument, externalId: 'twice.md' };
    const { body } = await owner()
      .post('/postmortems/import', request)
      .expect(200);
    const item = portal
      .database('action_item')
      .where('id', Number(body.stored.actionItems[0].slice(3)));
    const [{ external_id: name }] = await item.clone().select('external_id');
    await item.clone().update({ external_id: 'elsewhere' });
    const answer = await during(
      async tx => {
        await tx('incident')
          .where('id', Number(body.stored.incident.slice(4)))
          .update({ updated_at: Date.parse('2026-05-01T10:00:00Z') });
        await tx('action_item')
          .where('external_id', 'elsewhere')
          .update({ external_id: name });
      },
      () => owner().post('/postmortems/import', request),
    );
    // SQLite lets the import begin only when the other has ended.
    expect(answer.status).toBe(databaseId.startsWith('POSTGRES') ? 409 : 200);
  });
});
