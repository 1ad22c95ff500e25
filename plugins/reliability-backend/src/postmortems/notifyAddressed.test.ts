import { Postmortem } from '@afterword/plugin-reliability-common';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aProcessAction,
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

eachDatabase('Telling people of postmortems', (databases, databaseId) => {
  let portal: Portal;
  let sent: NotificationSendOptions[] = [];
  let failures = 0;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            async send(options) {
              failures -= 1;
              if (failures >= 0) throw new Error('notifications are away');
              sent.push(options);
            },
          }),
        }),
      ],
    });
  });
  beforeEach(async () => {
    await portal.relayOutbox();
    sent = [];
    failures = 0;
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => people(portal).owner();
  const colleague = () => people(portal).colleague();
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
  /** Who was told what since the last time. */
  const told = async () => {
    await portal.relayOutbox();
    const titles = sent.map(({ recipients, payload }) => [
      recipients.type === 'entity' && recipients.entityRef,
      payload.title,
    ]);
    sent = [];
    return titles;
  };

  it('tells a group that it was asked to review as soon as it can, and neither the author nor who asked', async () => {
    const draft = await aDraft(owner(), { participants: [COLLEAGUE] });
    await change(draft, { reviewers: [TEAM] });
    expect(await told()).toEqual([]);
    await take(draft, 'inReview', colleague());
    await portal.relayOutbox();
    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: [TEAM],
          excludeEntityRef: [COLLEAGUE, OWNER],
        },
        payload: {
          title: `You were asked to review ${draft.key}`,
          description: 'It is a draft: open it to read it',
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
    failures = 1;
    await change(draft, { facilitator: OUTSIDER });
    await portal.relayOutbox();
    await change(draft, { facilitator: COLLEAGUE });
    await portal.database('outbox').update({ available_at: 0 });
    expect(await told()).toEqual([
      [[COLLEAGUE], `You were made facilitator of ${draft.key}`],
    ]);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('tells who reported what a postmortem is about that it is published, and nobody who published it', async () => {
    const reported = async (caller: Caller) =>
      (
        await anIncident(caller, {
          severity: 'sev3',
          entities: [{ ref: CHECKOUT }],
        })
      ).key;
    const draft = await aDraft(owner(), {
      title: 'Card payments failed',
      incidents: [
        await reported(people(portal).outsider()),
        await reported(colleague()),
        await reported(owner()),
      ],
      sections: {
        whatHappened: 'A limit was lowered.',
        whyItHappened: 'Nothing bounds it.',
        detection: 'Support told us.',
        whatToChange: 'Region by region.',
      },
    });
    await owner()
      .post(`/postmortems/${draft.key}/factors`, {
        text: 'Retries at three layers',
        layer: 'technology',
      })
      .expect(201);
    await aProcessAction(owner(), draft);
    await take(draft, 'inReview');
    await told();
    await take(draft, 'published', colleague());
    await portal.relayOutbox();
    expect(sent[0].payload).toMatchObject({
      description: 'Open it to read it',
    });
    const title = `${draft.key}, about what you reported, is published`;
    expect(await told()).toEqual([
      [[OUTSIDER], title],
      [[OWNER], title],
    ]);
    await change(draft, { title: 'Card payments failed at noon' });
    expect(await told()).toEqual([]);
  });

  it('says no word of a draft', async () => {
    const draft = await aDraft(owner(), {
      title: `${CANARY} draft`,
      facilitator: COLLEAGUE,
    });
    await change(draft, { reviewers: [TEAM] });
    await take(draft, 'inReview');
    await portal.relayOutbox();
    expect(sent).toHaveLength(2);
    expect(JSON.stringify(sent)).not.toContain(CANARY);
  });
});
