import {
  CharterInput,
  defaultCharter,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../../__testUtils__/aPolicy';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';

const PATH = '/practice/charter';
const ACKNOWLEDGEMENTS = `${PATH}/acknowledgements`;

eachDatabase('The charter', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const put = (version: number, fields: Partial<CharterInput> = {}) =>
    owner()
      .put(PATH, {
        text: 'We ask how, not who.',
        sponsor: 'Head of engineering',
        glossary: [{ term: 'Incident', meaning: 'What hurt users' }],
        ...fields,
      })
      .set('If-Match', `"${version}"`);
  const acknowledge = (version: number, caller = outsider()) =>
    caller.post(ACKNOWLEDGEMENTS).set('If-Match', `"${version}"`);
  const asSeenBy = async (caller = outsider()) =>
    (await caller.get(PATH).expect(200)).body;

  beforeEach(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    policy.set({});
  });
  afterEach(async () => {
    await portal.stop();
  });

  it('is the one that comes with the plugin to begin with, and asks nobody', async () => {
    expect(await asSeenBy()).toEqual({
      ...defaultCharter,
      askedVersion: null,
      acknowledged: 0,
      yours: null,
      standing: 'notAsked',
      editable: true,
    });
    await acknowledge(0).expect(200);
    expect(await asSeenBy()).toMatchObject({ acknowledged: 0, yours: null });
    const { body } = await outsider().get(`${PATH}/versions/0`).expect(200);
    expect(body).toEqual(defaultCharter);
  });

  it('asks for the first version whatever its writer says, and is acknowledged once', async () => {
    await put(0, { asksAnew: false }).expect(200);
    expect(await asSeenBy()).toMatchObject({
      version: 1,
      asksAnew: true,
      askedVersion: 1,
      standing: 'due',
      by: 'user:default/owner',
    });
    const { body: first } = await acknowledge(1).expect(200);
    expect(first).toMatchObject({ standing: 'acknowledged', acknowledged: 1 });
    const { body: second } = await acknowledge(1).expect(200);
    expect(second.yours).toEqual(first.yours);
    expect(await asSeenBy(owner())).toMatchObject({
      standing: 'due',
      yours: null,
      acknowledged: 1,
    });
  });

  it('asks anew only where its writer says so', async () => {
    await put(0).expect(200);
    await acknowledge(1).expect(200);
    await put(1, { text: 'We ask how; not who.', asksAnew: false }).expect(200);
    expect(await asSeenBy()).toMatchObject({
      version: 2,
      askedVersion: 1,
      standing: 'acknowledged',
      acknowledged: 1,
      yours: { version: 1 },
    });
    await put(2, { note: 'Anonymous perspectives' }).expect(200);
    expect(await asSeenBy()).toMatchObject({
      askedVersion: 3,
      standing: 'renewalDue',
      acknowledged: 0,
      yours: { version: 1 },
    });
    await acknowledge(3).expect(200);
    expect(await asSeenBy()).toMatchObject({
      standing: 'acknowledged',
      acknowledged: 1,
      yours: { version: 3 },
    });
  });

  it('is not acknowledged by whoever has read an earlier one', async () => {
    await put(0).expect(200);
    await put(1, { sponsor: 'Head of operations' }).expect(200);
    const { body } = await acknowledge(1).expect(412);
    expect(body.error.details.current).toMatchObject({
      version: 2,
      sponsor: 'Head of operations',
    });
    await outsider().post(ACKNOWLEDGEMENTS).expect(428);
    expect(await asSeenBy()).toMatchObject({ yours: null, standing: 'due' });
  });

  it('is acknowledged by people only', async () => {
    await put(0).expect(200);
    await acknowledge(1, portal.asService()).expect(403);
    expect(await asSeenBy(portal.asService())).toMatchObject({ yours: null });
  });

  it('is written over by nobody', async () => {
    const statuses = await Promise.all(
      ['A', 'B'].map(async sponsor => (await put(0, { sponsor })).status),
    );
    expect(statuses.sort()).toEqual([200, 412]);
    await owner().put(PATH, { text: 'x', sponsor: 'x' }).expect(400);
    await owner()
      .put(PATH, { text: 'x', sponsor: 'x', glossary: [] })
      .expect(428);
    const { body } = await put(1, { sponsor: ' ' }).expect(400);
    expect(body.error.details.fields).toMatchObject([
      { field: 'body.sponsor' },
    ]);
  });

  it('keeps every version', async () => {
    await put(0, { text: 'One' }).expect(200);
    await put(1, { text: 'Two', note: 'Shorter', asksAnew: false }).expect(200);
    const page = async (query: string) =>
      (await outsider().get(`${PATH}/versions${query}`).expect(200)).body;
    const first = await page('?limit=1&count=true');
    expect(first).toMatchObject({
      items: [
        {
          version: 2,
          note: 'Shorter',
          asksAnew: false,
          by: 'user:default/owner',
        },
      ],
      page: { total: 2 },
    });
    expect(await page(`?limit=1&cursor=${first.page.next}`)).toMatchObject({
      items: [{ version: 1, note: '', asksAnew: true }],
      page: {},
    });
    const { body } = await outsider().get(`${PATH}/versions/1`).expect(200);
    expect(body).toMatchObject({ version: 1, text: 'One' });
    await outsider().get(`${PATH}/versions/3`).expect(404);
    await outsider().get(`${PATH}/versions/x`).expect(400);
  });

  it('tells who has acknowledged it to those only who administer it', async () => {
    await put(0).expect(200);
    await acknowledge(1).expect(200);
    await acknowledge(1, owner()).expect(200);
    const { body: first } = await owner()
      .get(`${ACKNOWLEDGEMENTS}?limit=1&count=true`)
      .expect(200);
    expect(first).toMatchObject({
      items: [{ person: 'user:default/owner', version: 1 }],
      page: { total: 2 },
    });
    const { body: rest } = await owner()
      .get(`${ACKNOWLEDGEMENTS}?limit=1&cursor=${first.page.next}`)
      .expect(200);
    expect(rest.items).toMatchObject([
      { person: 'user:default/outsider', version: 1 },
    ]);
    policy.set({
      'reliability.charter.administer': { result: AuthorizeResult.DENY },
    });
    await outsider().get(ACKNOWLEDGEMENTS).expect(403);
    await put(1).expect(403);
    expect(await asSeenBy()).toMatchObject({
      editable: false,
      acknowledged: 2,
      yours: { version: 1 },
    });
  });
});
