import { documentReading } from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import { readDocument } from './readDocument';

function read(content: string) {
  return readDocument({
    content,
    source: 'test',
    externalId: 'report.md',
    zone: 'UTC',
    entities: [],
  });
}

/** What is wrong with a reading: it has to be legal, to speak of no line that is not there, and to hold no half characters. */
function faultsOf(
  content: string,
  reading: ReturnType<typeof read> = read(content),
): unknown[] {
  const lines = content.split(/\r\n?|\n/).length;
  const elsewhere = [
    ...reading.recognised,
    ...reading.left,
    ...reading.looksWrong,
  ].filter(({ line }) => line !== null && (line < 1 || line > lines));
  // A text may hold the very letters of such an escape: there, the backslash is escaped itself.
  const torn = /(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(JSON.stringify(reading));
  return [
    ...(documentReading.safeParse(reading).error?.issues ?? []),
    ...elsewhere,
    ...(torn ? ['half a character'] : []),
  ];
}

// Pieces that readers look for, so that chance puts them together in ways nobody thought of.
const piece = fc.oneof(
  fc.constantFrom(
    '# ',
    '## ',
    '- ',
    '  - ',
    '1. ',
    '> ',
    '| ',
    ' | ',
    '|---|---|\n',
    '```\n',
    '---\n',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '    ',
    '**',
    '_',
    '`',
    '[',
    ']',
    '](',
    ')',
    '(',
    ':',
    ' - ',
    '–',
    '~',
    '\\',
    '<',
    '>',
    '<!-- ',
    ' -->',
    '<%= x %>',
    '{{ x }}',
    'Timeline',
    'Key events',
    'Impact',
    'Action items',
    'Root cause',
    'What went well',
    'Stats',
    'Attendees',
    'Summary',
    'Detected',
    'Resolved',
    'Time to repair',
    'Severity',
    'All times in PST',
    'Date',
    'Time',
    'Event',
    'Owner',
    'Due',
    '2021-02-03',
    '10:05',
    '20202-01-16',
    '31/02/2021',
    '7:01am',
    '2X:XX',
    'Sep 27 2017',
    '1h 04m',
    '?',
    'N/A',
    'UTC',
    'https://example.com/issues/12',
    '#123',
    'OPS-12',
    '@someone',
    'DONE',
    '[x] ',
    '[ ] ',
    '[a]: https://example.com',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '\ufeff',
    '\u2028',
    '😀',
    'ﬁ',
    '𝟙𝟘:𝟘𝟝',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 12 }),
);

describe('any text', () => {
  it('is read without an error, into a legal answer about lines that exist', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
        content => {
          expect(faultsOf(content)).toEqual([]);
        },
      ),
      { numRuns: 400, examples: [['\\uDate']] },
    );
  });

  it('is read the same with CRLF, CR and a byte order mark', () => {
    const lines = [
      '# Slow',
      '',
      '## Timeline',
      '',
      '- 2021-01-02 10:00 down',
      '- 10:05 up',
    ];
    const plain = read(lines.join('\n'));
    for (const content of [
      lines.join('\r\n'),
      lines.join('\r'),
      `\ufeff${lines.join('\n')}`,
    ]) {
      expect(read(content)).toEqual(plain);
    }
  });
});

describe('a hostile document', () => {
  const long = (text: string) => text.repeat(Math.ceil(30_000 / text.length));
  it.each([
    ['nothing', ''],
    ['blanks', long(' ')],
    ['one line', long('a')],
    ['characters that cannot be stored', long('\u0000\ud800')],
    ['pairs of surrogates', long('😀')],
    ['opening brackets', long('[')],
    ['opening emphasis', long('**a')],
    ['deep quotations', `${'>'.repeat(50_000)} a`],
    ['deep lists on a line', `${'- '.repeat(50_000)}a`],
    [
      'deep lists',
      Array.from(
        { length: 300 },
        (_, depth) => `${' '.repeat(depth * 2)}- a`,
      ).join('\n'),
    ],
    ['headings', long('# a\n')],
    ['bullets', long('- a\n')],
    [
      'a wide table',
      `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n|${'b|'.repeat(
        20_000,
      )}`,
    ],
    ['labels', long('- **Impact**: x\n')],
    ['times', `## Timeline\n${long('- 10:00 a\n')}`],
    [
      'actions',
      `## Actions\n${long(
        '- do (#12) [x](http://a.example/issues/1) by 2021-01-01 @b\n',
      )}`,
    ],
    ['one action', `## Actions\n- ${long('done (owner: a ')}`],
    ['front matter without an end', `---\n${long('a: b\n')}`],
    ['front matter that is broken', '---\n: :\n- [\ntitle: "x\n---\ntext'],
    ['code without an end', `\`\`\`\n${long('10:00 a\n')}`],
    ['comments', long('<!-- ')],
    ['template tags', long('<%= x %>{{ y }}')],
  ])('of %s is survived', (_, content) => {
    expect(faultsOf(content)).toEqual([]);
  });

  it('of more lines than are read says where reading ended', () => {
    const content = `# Slow\n\n${'text\n\n'.repeat(8_000)}`;
    const reading = read(content);
    expect(faultsOf(content, reading)).toEqual([]);
    expect(reading.left.map(({ what }) => what)).toContain('document');
  });

  it('is cut to what the records can hold, and says so', () => {
    const content = [
      `# ${'title '.repeat(100)}`,
      '',
      'x '.repeat(60_000),
      '',
      '## Timeline',
      '',
      `- 2021-01-01 10:00 ${'y '.repeat(5_000)}`,
      '',
      '## Contributing factors',
      '',
      `- ${'z '.repeat(5_000)}`,
    ].join('\n');
    const reading = read(content);
    expect(faultsOf(content, reading)).toEqual([]);
    expect(reading.postmortem.title).toHaveLength(300);
    expect(reading.left.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['section.whatHappened', 'timeline', 'factor']),
    );
  });

  it('with thousands of actions, factors and entries gives as many as the records can hold', () => {
    const many = (text: string, times: number) => `${text}\n`.repeat(times);
    const content = [
      '## Timeline\n',
      many('- 2021-01-01 10:00 a', 2_050),
      '## Root causes\n',
      many('- b', 250),
      '## Actions\n',
      many('- c', 1_050),
    ].join('\n');
    const reading = read(content);
    expect(faultsOf(content, reading)).toEqual([]);
    expect(reading.postmortem.timeline).toHaveLength(2_000);
    expect(reading.postmortem.factors).toHaveLength(200);
    expect(reading.actionItems).toHaveLength(1_000);
    expect(reading.recognised.length).toBeLessThan(2_010);
  });
});
