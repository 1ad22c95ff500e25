import { Knex } from 'knex';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { untilSomebodyWaits } from '../__testUtils__/untilSomebodyWaits';
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
});
