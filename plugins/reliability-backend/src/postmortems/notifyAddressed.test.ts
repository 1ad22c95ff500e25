import { Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aWrittenDraft,
  CHECKOUT,
  patch,
  people,
  step,
} from './__testUtils__/writers';

const CANARY = 'Zanzibar';
const TEAM = 'group:default/search-team';
const OUTSIDER = 'user:default/outsider';
const COLLEAGUE = 'user:default/colleague';
const OWNER = 'user:default/owner';
const NEWCOMER = 'user:default/newcomer';

eachDatabase('Telling people of postmortems', (databases, databaseId) => {
  let portal: Portal;
  const tray = aTray();
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory],
    });
  });
  beforeEach(async () => {
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const { owner, colleague, outsider, newcomer } = people(() => portal);
  const now = async (key: string): Promise<Postmortem> =>
    (await owner().get(`/postmortems/${key}`).expect(200)).body;
  const change = async (
    at: { key: string },
    fields: object,
    caller: Caller = owner(),
  ): Promise<Postmortem> =>
    (await patch(caller, await now(at.key), fields).expect(200)).body;
  const take = async (at: { key: string }, to: string, caller = owner()) =>
    (await step(caller, await now(at.key), to).expect(200)).body;
  const told = () => tray.told(portal);

  it('tells a group that it was asked to review as soon as it can, and neither the author nor who asked', async () => {
    const draft = await aDraft(owner(), { participants: [COLLEAGUE] });
    await change(draft, { reviewers: [TEAM] });
    expect(await told()).toEqual([]);
    await take(draft, 'inReview', colleague());
    expect(await tray.take(portal)).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: [TEAM],
          excludeEntityRef: [COLLEAGUE, OWNER],
        },
        payload: {
          title: `You were asked to review ${draft.key}`,
          description: 'It is not published yet: open it to read it',
          link: `/reliability/postmortems/${draft.key}`,
          topic: 'reliability',
          scope: `reliability:postmortem:${draft.key}`,
          severity: 'normal',
        },
      },
    ]);
  });

  it('tells whoever is asked while it is in review, each once', async () => {
    const draft = await aDraft(owner());
    await take(draft, 'inReview');
    await change(draft, { reviewers: [OUTSIDER, OWNER] });
    expect(await told()).toEqual([
      [[OUTSIDER], `You were asked to review ${draft.key}`],
    ]);
    await change(draft, { reviewers: [OUTSIDER, TEAM] });
    expect(await told()).toEqual([
      [[TEAM], `You were asked to review ${draft.key}`],
    ]);
  });

  it('tells a facilitator, but not one who took it over without being asked', async () => {
    const draft = await aDraft(owner(), { facilitator: COLLEAGUE });
    expect(await told()).toEqual([
      [[COLLEAGUE], `You were made facilitator of ${draft.key}`],
    ]);
    await change(draft, { title: 'Card payments failed at noon' });
    await change(draft, { facilitator: OWNER });
    expect(await told()).toEqual([]);
    const own = await aDraft(owner(), { facilitator: OWNER });
    await change(own, { facilitator: null });
    expect(await told()).toEqual([]);
  });

  it('tells nobody who is not asked any more before the word got out', async () => {
    const draft = await aDraft(owner());
    tray.failOnce();
    await change(draft, { facilitator: OUTSIDER });
    await told();
    await change(draft, { facilitator: COLLEAGUE });
    await portal.database('outbox').update({ available_at: 0 });
    expect(await told()).toEqual([
      [[COLLEAGUE], `You were made facilitator of ${draft.key}`],
    ]);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('tells who reported what a postmortem is about, or what was merged into that, that it is published, and nobody who published it', async () => {
    const reported = async (caller: Caller) =>
      (
        await anIncident(caller, {
          severity: 'sev3',
          entities: [{ ref: CHECKOUT }],
        })
      ).key;
    const own = await reported(owner());
    const merged = await reported(newcomer());
    await owner()
      .post(`/incidents/${merged}/merge`, { into: own })
      .set('If-Match', '"1"')
      .expect(200);
    const draft = await aWrittenDraft(owner(), {
      incidents: [await reported(outsider()), await reported(colleague()), own],
    });
    await take(draft, 'inReview');
    await told();
    await take(draft, 'published', colleague());
    const sent = await tray.take(portal);
    expect(sent).toHaveLength(3);
    const title = `${draft.key}, about what you reported, is published`;
    for (const [index, ref] of [OUTSIDER, OWNER, NEWCOMER].entries()) {
      expect(sent[index]).toMatchObject({
        recipients: { entityRef: [ref] },
        payload: { title, description: 'Open it to read it' },
      });
    }
    await change(draft, { title: 'Card payments failed at noon' });
    expect(await told()).toEqual([]);
  });

  it('tells those who were told of a draft that it is published, in the place of what said that it is not', async () => {
    const draft = await aWrittenDraft(owner(), {
      incidents: [
        (await anIncident(outsider(), { entities: [{ ref: CHECKOUT }] })).key,
      ],
      facilitator: COLLEAGUE,
    });
    await change(draft, { reviewers: [TEAM, OUTSIDER, NEWCOMER] });
    await take(draft, 'inReview');
    const [{ payload: before }] = await tray.take(portal);
    expect(before.description).toMatch(/^It is not published yet/);

    await take(draft, 'published', newcomer());
    const sent = await tray.take(portal);
    expect(
      sent.map(({ recipients, payload }) => [recipients, payload.title]),
    ).toEqual([
      [
        { type: 'entity', entityRef: [OUTSIDER], excludeEntityRef: [NEWCOMER] },
        `${draft.key}, about what you reported, is published`,
      ],
      [
        {
          type: 'entity',
          entityRef: [COLLEAGUE],
          excludeEntityRef: [NEWCOMER, OWNER],
        },
        `${draft.key} is published`,
      ],
      [
        {
          type: 'entity',
          entityRef: [TEAM],
          excludeEntityRef: [NEWCOMER, OWNER],
        },
        `${draft.key} is published`,
      ],
    ]);
    for (const { payload } of sent) {
      expect(payload).toMatchObject({
        description: 'Open it to read it',
        scope: before.scope,
      });
    }
  });

  it('says no word of a draft', async () => {
    const draft = await aDraft(owner(), {
      title: `${CANARY} draft`,
      facilitator: COLLEAGUE,
    });
    await change(draft, { reviewers: [TEAM] });
    await take(draft, 'inReview');
    const sent = await tray.take(portal);
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent)).not.toContain(CANARY);
  });
});
