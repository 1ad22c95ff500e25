import { Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  patch,
  people,
  review,
  step,
  write,
} from './__testUtils__/writers';

const member = (name: string, team: string) =>
  anEntity(`user:default/${name}`, { memberOf: `group:default/${team}` });

const entities = [
  ...shop,
  anEntity('group:default/payments', {
    childOf: 'group:default/checkout-team',
  }),
  member('owner', 'checkout-team'),
  member('colleague', 'checkout-team'),
  member('payer', 'payments'),
  member('director', 'engineering'),
  member('outsider', 'search-team'),
];

eachDatabase('A review from outside', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, { entities });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, outsider } = people(() => portal);
  const now = async (key: string): Promise<Postmortem> =>
    (await owner().get(`/postmortems/${key}`).expect(200)).body;
  const aSevereDraft = async () => {
    const incident = await anIncident(owner(), { severity: 'sev1' });
    const draft = await aDraft(owner(), { incidents: [incident.key] });
    return { incident, draft };
  };
  const toReview = async (
    postmortem: { key: string; version: number },
    caller = owner(),
  ) => (await step(caller, postmortem, 'inReview').expect(200)).body;
  /** What the gate says is missing; nothing when it is open. */
  const problemOf = ({ gates }: Postmortem) =>
    gates.find(({ gate }) => gate === 'reviewedFromOutside')?.problem;

  it('is that of somebody who is neither the author, nor in the owning team, nor above or below it', async () => {
    const { draft } = await aSevereDraft();
    const names = ['colleague', 'payer', 'director', 'outsider'];
    const asked = await patch(owner(), draft, {
      reviewers: names.map(name => `user:default/${name}`),
    }).expect(200);
    let current: Postmortem = await toReview(asked.body);
    const passing: string[] = [];
    for (const name of names) {
      const by = portal.as(`user:default/${name}`);
      current = (await review(by, current).expect(200)).body;
      if (problemOf(current) === '') passing.push(name);
    }
    expect(passing).toEqual(['outsider']);
  });

  it('is judged by the groups that the reviewer had, also of somebody whom the catalog does not hold', async () => {
    const strange = await aPortal(databases, databaseId, {
      people: {
        'user:default/owner': ['group:default/checkout-team'],
        'user:default/colleague': ['group:default/checkout-team'],
        'user:default/outsider': ['group:default/search-team'],
      },
    });
    try {
      const author = people(() => strange).owner();
      const incident = await anIncident(author, { severity: 'sev1' });
      const draft = await aDraft(author, { incidents: [incident.key] });
      const asked = await patch(author, draft, {
        reviewers: ['user:default/colleague', 'group:default/search-team'],
      }).expect(200);
      const ready = await toReview(asked.body, author);
      const inside = await review(
        strange.as('user:default/colleague'),
        ready,
      ).expect(200);
      expect(problemOf(inside.body)).toContain('Not reviewed from outside');
      const outside = await review(
        strange.as('user:default/outsider'),
        inside.body,
      ).expect(200);
      expect(problemOf(outside.body)).toBe('');
    } finally {
      await strange.stop();
    }
  });

  it('comes from those who were asked, in person or with a group, and from nobody else', async () => {
    const { draft } = await aSevereDraft();
    const asked = await patch(owner(), draft, {
      participants: ['user:default/newcomer'],
      reviewers: ['group:default/search-team'],
    }).expect(200);
    expect(asked.body).toMatchObject({ reviews: [], awaitsReview: false });
    await review(outsider(), asked.body).expect(409);
    const ready = await toReview(asked.body);
    await review(portal.as('user:default/newcomer'), ready).expect(403);
    await review(portal.asService(), ready).expect(404);
    await review(outsider(), draft).expect(412);
    const seen = await outsider().get(`/postmortems/${draft.key}`).expect(200);
    expect(seen.body.awaitsReview).toBe(true);
    const { body } = await review(outsider(), seen.body).expect(200);
    expect(body).toMatchObject({
      awaitsReview: false,
      reviews: [{ by: 'user:default/outsider', current: true }],
    });
    const { body: revisions } = await owner()
      .get(`/postmortems/${draft.key}/revisions`)
      .expect(200);
    expect(revisions.items[0]).toMatchObject({
      by: 'user:default/outsider',
      summary: 'Reviewed',
    });
  });

  it.each([
    ['in person', 'user:default/outsider'],
    ['with a team', 'group:default/search-team'],
    ['with a team of teams', 'group:default/engineering'],
  ])('stands among what is with whoever was asked %s', async (_, asked) => {
    const { draft } = await aSevereDraft();
    const withMe = async () => {
      const { body } = await outsider()
        .get(`/postmortems?person=me&q=${draft.key}`)
        .expect(200);
      return body.items.map(({ key }: Postmortem) => key);
    };
    await patch(owner(), draft, {
      participants: ['user:default/newcomer'],
    }).expect(200);
    expect(await withMe()).toEqual([]);
    await patch(owner(), await now(draft.key), {
      reviewers: [asked],
    }).expect(200);
    expect(await withMe()).toEqual([draft.key]);
  });

  it('is kept when the document changes, and then was of an earlier one', async () => {
    const { draft } = await aSevereDraft();
    const asked = await patch(owner(), draft, {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    await review(outsider(), await toReview(asked.body)).expect(200);
    const isCurrent = async () => (await now(draft.key)).reviews[0].current;
    await patch(owner(), await now(draft.key), {
      participants: ['user:default/newcomer'],
    }).expect(200);
    expect(await isCurrent()).toBe(true);
    await write(owner(), draft.key, 'impact', 'Carts were lost.');
    expect(await isCurrent()).toBe(false);
    const later = await outsider().get(`/postmortems/${draft.key}`).expect(200);
    expect(problemOf(later.body)).toContain('Changed since outsider');
    expect(later.body.awaitsReview).toBe(true);
    const again = await review(outsider(), later.body).expect(200);
    expect(again.body.reviews).toMatchObject([{ current: true }]);
    expect(problemOf(again.body)).toBe('');
    const { body: added } = await owner()
      .post(`/postmortems/${draft.key}/timeline`, { at: null, text: 'Paged' })
      .expect(201);
    expect(added.reviews).toMatchObject([{ current: false }]);
  });

  it('is of an earlier one once the postmortem is about other incidents', async () => {
    const { incident, draft } = await aSevereDraft();
    const asked = await patch(owner(), draft, {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    const ready = await toReview(asked.body);
    const { body: reviewed } = await review(outsider(), ready).expect(200);
    expect(problemOf(reviewed)).toBe('');
    const same = await patch(owner(), reviewed, {
      incidents: [incident.key],
    }).expect(200);
    expect(same.body.reviews).toMatchObject([{ current: true }]);
    const other = await anIncident(owner(), { severity: 'sev1' });
    const { body: swapped } = await patch(owner(), same.body, {
      incidents: [other.key],
    }).expect(200);
    expect(swapped.reviews).toMatchObject([{ current: false }]);
    expect(problemOf(swapped)).toContain('another review is needed');
  });

  it('is of an earlier one once an incident of it is merged into another, and once that is taken back', async () => {
    const { incident, draft } = await aSevereDraft();
    const other = await anIncident(owner(), { severity: 'sev1' });
    const asked = await patch(owner(), draft, {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    await toReview(asked.body);
    for (const [action, body] of [
      ['merge', { into: other.key }],
      ['unmerge', undefined],
    ] as const) {
      await review(outsider(), await now(draft.key)).expect(200);
      expect(problemOf(await now(draft.key))).toBe('');
      const path = `/incidents/${incident.key}`;
      const { version } = (await owner().get(path).expect(200)).body;
      await owner()
        .post(`${path}/${action}`, body)
        .set('If-Match', `"${version}"`)
        .expect(200);
      const changed = await now(draft.key);
      expect(changed.reviews).toMatchObject([{ current: false }]);
      expect(problemOf(changed)).toContain('another review is needed');
    }
  });

  it.each([
    ['in person', 'user:default/outsider'],
    ['with a team', 'group:default/search-team'],
    ['with a team of teams', 'group:default/engineering'],
  ])(
    'counts for as long as whoever was asked %s still is',
    async (_, asked) => {
      const { draft } = await aSevereDraft();
      const ready = await toReview(
        (
          await patch(owner(), draft, { reviewers: [asked] }).expect(200)
        ).body,
      );
      const { body: reviewed } = await review(outsider(), ready).expect(200);
      expect(problemOf(reviewed)).toBe('');
      const { body: left } = await patch(owner(), reviewed, {
        reviewers: [],
      }).expect(200);
      expect(problemOf(left)).toContain('Nobody outside the owning team');
      const { body: back } = await patch(owner(), left, {
        reviewers: [asked],
      }).expect(200);
      expect(problemOf(back)).toBe('');
    },
  );

  it('tells nobody who owns an incident that they may not see, whom they ask', async () => {
    const incident = await anIncident(owner(), {
      severity: 'sev1',
      visibility: 'restricted',
    });
    const draft = await aDraft(owner(), {
      incidents: [incident.key],
      participants: ['user:default/outsider'],
    });
    const problemAsking = async (team: string) => {
      const { body } = await patch(outsider(), await now(draft.key), {
        reviewers: [`group:default/${team}`],
      }).expect(200);
      return problemOf(body)?.replace(team, 'TEAM');
    };
    const asking = await problemAsking('search-team');
    expect(asking).toMatch(/asked: TEAM$/);
    expect(await problemAsking('checkout-team')).toBe(asking);
    expect(problemOf(await now(draft.key))).toMatch(/^Everybody who was asked/);

    const byOwners = await toReview(await now(draft.key));
    const colleague = portal.as('user:default/colleague');
    const { body: reviewed } = await review(colleague, byOwners).expect(200);
    expect(problemOf(reviewed)).not.toBe('');
    const { body: seen } = await outsider().get(`/postmortems/${draft.key}`);
    expect(problemOf(seen)?.replace('checkout-team', 'TEAM')).toBe(asking);
  });

  it('is never the author’s, wherever they are', async () => {
    const { incident } = await aSevereDraft();
    const draft = await aDraft(outsider(), { incidents: [incident.key] });
    const asked = await patch(outsider(), draft, {
      reviewers: ['user:default/outsider'],
    }).expect(200);
    const ready = await toReview(asked.body, outsider());
    expect(ready.awaitsReview).toBe(false);
    await review(outsider(), ready).expect(403);
    expect(problemOf(ready)).not.toBe('');
  });
});
