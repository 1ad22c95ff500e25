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
});
