import { documentReading } from '@afterword/plugin-reliability-common';
import { readLines as read, told } from './__testUtils__/shapes/readLines';

describe('the records of a document', () => {
  it('belong together: a draft about one incident, with its action items', () => {
    const { incident, postmortem, actionItems } = read(
      [
        '# Mail was late',
        '',
        '- **Detected**: 2022-11-02 08:40',
        '',
        '## Next steps',
        '',
        '- Raise the limit of the queue',
      ],
      { entities: ['component:default/mail'] },
    );
    const key = { source: 'test', externalId: 'folder/report.md' };
    expect(incident).toMatchObject({
      ...key,
      kind: 'incident',
      entities: [{ ref: 'component:default/mail', role: 'impacted' }],
    });
    expect(postmortem).toMatchObject({
      ...key,
      status: 'draft',
      incidents: [key],
    });
    expect(actionItems).toEqual([
      expect.objectContaining({
        postmortem: key,
        incident: key,
        entity: 'component:default/mail',
      }),
    ]);
  });

  it('have no incident when the document tells of none', () => {
    const { incident, postmortem } = read(['# How we write', '', 'Plainly.']);
    expect(incident).toBeNull();
    expect(postmortem.incidents).toEqual([]);
  });

  it('take the entities that the document names before those that came with it', () => {
    const { incident } = read(
      [
        '# Slow',
        '',
        'Affected services: component:default/search',
        '',
        '## Impact',
        '',
        'Slow.',
      ],
      { entities: ['component:default/other'] },
    );
    expect(incident?.entities?.map(({ ref }) => ref)).toEqual([
      'component:default/search',
    ]);
  });

  it.each([
    ['Affected services: component:default/search', 'entities'],
    ['Severity: SEV-2', 'severity'],
    ['Category: capacity', 'incidentType'],
  ] as const)(
    'have an incident when %s is all that is told of it',
    (line, field) => {
      const { incident } = read(['# Slow', '', line]);
      expect(incident).toHaveProperty(field);
    },
  );

  it('are named after the document when it has no title', () => {
    const { postmortem, left } = read(['Some text. And more.']);
    expect(postmortem.title).toBe('folder/report.md');
    expect(told(left)).toContain('null title');
  });
});

describe('the sections', () => {
  it('hold the text under the names that a postmortem has', () => {
    const { postmortem } = read([
      '# Slow search',
      '',
      'It was slow.',
      '',
      '## Customer impact',
      '',
      'Nobody could search.',
      '',
      '## Background',
      '',
      'The index is old.',
      '',
      '## What went badly',
      '',
      '- no alert',
    ]);
    expect(postmortem.sections).toEqual({
      whatHappened: 'It was slow.',
      impact: 'Nobody could search.',
      whyItHappened: 'The index is old.',
      governance: '### What went badly\n\n- no alert',
    });
  });

  it('keep a section that no postmortem has, under its own heading, and say so', () => {
    const { postmortem, left } = read([
      '# Slow search',
      '',
      '## Summary',
      '',
      'It was slow.',
      '',
      '## Weather',
      '',
      'Rain, `all` day.',
    ]);
    expect(postmortem.sections).toEqual({
      whatHappened: 'It was slow.\n\n### Weather\n\nRain, `all` day.',
    });
    expect(told(left)).toContain('7 section');
  });

  it('keep links whose addresses stand at the end of the document', () => {
    const { postmortem } = read([
      '# Slow search',
      '',
      'See [the board][board] and [board].',
      '',
      '[board]: https://example.com/board',
    ]);
    expect(postmortem.sections?.whatHappened).toBe(
      'See [the board](https://example.com/board) and [board](https://example.com/board).',
    );
  });

  it('take labels for headings, also where one slipped under another', () => {
    const { postmortem } = read([
      '# Slow search',
      '',
      '- **Impact**:',
      '  - nobody could search',
      '    - not even us',
      '- **Context**: an upgrade',
      '  - of the index',
      '',
      '  - **Resolution**: rolled back',
    ]);
    expect(postmortem.sections).toEqual({
      impact: '- nobody could search\n  - not even us',
      whyItHappened: 'an upgrade\n\n- of the index',
      recovery: 'rolled back',
    });
  });

  it('leave names of people out of the text, and keep them beside it', () => {
    const { postmortem, left } = read([
      '# Slow search',
      '',
      '## Attendees',
      '',
      '- R. Roe, user:default/doe',
      '',
      '## Summary',
      '',
      'It was slow.',
    ]);
    expect(postmortem.sections).toEqual({ whatHappened: 'It was slow.' });
    expect(postmortem.peopleText).toEqual(['- R. Roe, user:default/doe']);
    expect(told(left)).toContain('3 people');
  });

  it('are not made of names that JavaScript knows', () => {
    const { postmortem } = read([
      '# constructor',
      '',
      '## __proto__',
      '',
      'a',
      '',
      '## constructor',
      '',
      '- toString: 1',
    ]);
    expect(postmortem.title).toBe('constructor');
    expect(Object.keys(postmortem.sections ?? {})).toEqual(['whatHappened']);
  });
});

describe('the report', () => {
  it('names a line for everything that was recognised', () => {
    const { recognised } = read([
      '# Slow',
      '',
      'Severity: 2',
      'Category: capacity',
      '',
      '## Timeline',
      '',
      '| Time (UTC) | Event |',
      '|---|---|',
      '| 2021-06-09 13:00 | down |',
      '',
      '## Root causes',
      '',
      '- the disk was full',
      '',
      '## Actions',
      '',
      '- [x] watch the disk',
    ]);
    expect(told(recognised)).toEqual([
      '1 title',
      '3 severity',
      '4 incidentType',
      '6 section.timeline',
      '8 zone',
      '10 timeline',
      '12 section.whyItHappened',
      '14 factor',
      '16 section.actions',
      '18 action',
    ]);
  });

  it('says which entries are earlier than the one before', () => {
    const { looksWrong, postmortem } = read([
      '# Slow',
      '',
      '## Timeline',
      '',
      '- 2021-06-09 13:00 a',
      '- 2021-06-09 12:00 b',
      '- 2021-06-09 14:00 c',
    ]);
    expect(told(looksWrong)).toEqual(['6 timeline']);
    expect(postmortem.timeline).toHaveLength(3);
  });

  it('says of a factor that its layer has to be chosen, unless its words name it', () => {
    const { postmortem, left } = read([
      '# Slow',
      '',
      '## Contributing factors',
      '',
      '- The runbook was out of date',
      '- It was a Friday',
    ]);
    expect(postmortem.factors).toEqual([
      { text: 'The runbook was out of date', layer: 'process' },
      { text: 'It was a Friday', layer: 'technology' },
    ]);
    expect(told(left)).toEqual(['6 factor.layer']);
  });

  it('passes the schema of the answer', () => {
    const reading = read(['# Slow', '', '## Timeline', '', '- 10:00 a', '- b']);
    expect(documentReading.safeParse(reading).error).toBeUndefined();
  });
});
