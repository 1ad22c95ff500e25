import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { recordSender } from './__testUtils__/recordSender';

const REVIEWER = 'user:default/colleague';

eachDatabase('Reviews of an imported postmortem', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const send = recordSender(() => portal);
  const read = async (key: string | undefined) => {
    const { body } = await portal
      .as('user:default/owner')
      .get(`/postmortems/${key}`)
      .expect(200);
    return body;
  };
  const aRecord = (externalId: string) => ({
    type: 'postmortem',
    source: 'wiki',
    externalId,
    title: 'Why the search was down',
    status: 'published',
    reviewers: [REVIEWER],
    reviews: [{ by: REVIEWER, at: '2026-05-01T10:00:00Z' }],
    sections: { impact: 'Nobody could search.', learnings: '' },
    timeline: [
      { at: '2026-04-01T10:30:00Z', text: 'It is back' },
      { at: '2026-04-01T10:00:00Z', text: 'Searches fail' },
      { at: '2026-04-01T10:00:00Z', text: 'Searches fail' },
    ],
    factors: [
      {
        text: 'The index was full',
        layer: 'technology',
        evidence: [
          { type: 'log', title: 'Its size', url: 'https://a.example' },
        ],
      },
    ],
  });

  it('stand when the same text is sent again with something else around it', async () => {
    const record = aRecord('same');
    const [{ key }] = await send([record]);
    const before = await read(key);
    const [report] = await send([{ ...record, facilitator: REVIEWER }]);
    expect(report).toMatchObject({ result: 'updated', key });
    expect(await read(key)).toMatchObject({
      facilitator: REVIEWER,
      reviews: [{ by: REVIEWER, current: true }],
      sections: before.sections,
      timeline: before.timeline,
      factors: before.factors,
    });
  });

  it('stand when the record says nothing of the text', async () => {
    const { sections, timeline, factors, ...bare } = aRecord('bare');
    const [{ key }] = await send([{ ...bare, sections, timeline, factors }]);
    await send([{ ...bare, facilitator: REVIEWER }]);
    expect(await read(key)).toMatchObject({
      facilitator: REVIEWER,
      reviews: [{ current: true }],
    });
  });

  it('are outdated by another text, of which what stays keeps its versions', async () => {
    const record = aRecord('other');
    const [{ key }] = await send([record]);
    const before = await read(key);
    const [first, ...others] = record.timeline;
    await send([
      { ...record, timeline: [{ ...first, text: 'Repaired' }, ...others] },
    ]);
    const after = await read(key);
    expect(after.reviews).toMatchObject([{ by: REVIEWER, current: false }]);
    expect(after.factors).toEqual(before.factors);
    expect(after.timeline.slice(0, 2)).toEqual(before.timeline.slice(0, 2));
    expect(after.timeline[2]).toMatchObject({ text: 'Repaired' });
  });

  it('open no gate of a draft, whoever they are said to be by', async () => {
    const draft = { ...aRecord('forged'), status: 'draft', reviews: [] };
    const [{ key }] = await send([draft]);
    await send([{ ...draft, reviews: aRecord('forged').reviews }]);
    const after = await read(key);
    expect(after.reviews).toMatchObject([{ by: REVIEWER, current: false }]);
  });

  it('that were recorded here stay what they are', async () => {
    const { reviews, ...record } = aRecord('here');
    const [{ key }] = await send([{ ...record, status: 'inReview' }]);
    const { version } = await read(key);
    await portal
      .as(REVIEWER)
      .post(`/postmortems/${key}/reviews`)
      .set('If-Match', `"${version}"`)
      .expect(200);
    const [{ by, at }] = (await read(key)).reviews;
    const again = { ...record, status: 'inReview', reviews: [{ by, at }] };
    await send([again]);
    expect((await read(key)).reviews).toMatchObject([
      { by: REVIEWER, current: true },
    ]);
  });
});
