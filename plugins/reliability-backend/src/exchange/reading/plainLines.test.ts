import { definitionsIn } from './links';
import { plainLines } from './plainLines';
import { readLines as read } from './__testUtils__/shapes/readLines';

const definitions = definitionsIn([
  '[board]: https://example.com/boards/_main_',
]);

describe('plain lines', () => {
  it.each([
    ['Printers are back, **impact ended**', 'Printers are back, impact ended'],
    [
      '**Alert on `__queue__` fires** _twice_',
      'Alert on __queue__ fires twice',
    ],
    [
      'See [**the** graph](https://example.com/a_b_?c=*d*)',
      'See the graph (https://example.com/a_b_?c=*d*)',
    ],
    [
      'See [the graph](https://example.com/g "By hour")',
      'See the graph (https://example.com/g "By hour")',
    ],
    ['![a graph](graphs/one.png)', 'a graph (graphs/one.png)'],
    ['See [board].', 'See board (https://example.com/boards/_main_).'],
    [
      'See <https://example.com/_a_>, **https://example.com/b**',
      'See https://example.com/_a_, https://example.com/b',
    ],
    ['[https://example.com](https://example.com)', 'https://example.com'],
    ['Stock of a[i][j] is 3 * 4 * 5', 'Stock of a[i][j] is 3 * 4 * 5'],
    ['One<br>two', 'One\ntwo'],
    ['One\\\ntwo', 'One\ntwo'],
    [
      'Lead\n\n### Detail\n\n- **one**\n- two',
      'Lead\n\nDetail\n\n- one\n- two',
    ],
    [
      'Lead\n\n```json\n{"_a_": "**b**"}\n```\n\n**end**',
      'Lead\n\njson\n{"_a_": "**b**"}\n\nend',
    ],
    ['A mark \uE000 of **ours**', 'A mark \uE000 of **ours**'],
  ])('of %j are %j', (markdown, plain) => {
    expect(plainLines(markdown, definitions)).toBe(plain);
  });

  it('keep the end of a line that is too long to look at', () => {
    const long = 'word '.repeat(2_000);
    expect(plainLines(`**now** ${long}**end**`, definitions)).toBe(
      `now ${long}**end**`,
    );
  });

  it('hold addresses that neither mark an entry nor name a layer', () => {
    const { postmortem } = read([
      '# Labels were late',
      '',
      '## Timeline',
      '',
      '- 2022-11-02 08:40 Somebody [looks](https://example.com/outage)',
      '',
      '## Contributing factors',
      '',
      '- The [firmware](https://example.com/runbooks) was a bug',
    ]);
    expect(postmortem.timeline?.map(({ kind }) => kind)).toEqual(['note']);
    expect(postmortem.factors?.map(({ layer }) => layer)).toEqual([
      'technology',
    ]);
  });

  it('are what entries of the timeline and factors are told in', () => {
    const { postmortem } = read([
      '# Labels were late',
      '',
      '## Timeline',
      '',
      '- 2022-11-02 08:40 Printers are back, **impact ended**, see [board]',
      '- 2022-11-02 09:00 `lpd` watched',
      '',
      '## Contributing factors',
      '',
      '- **Process:** firmware is [never tried][board] before',
      '',
      '[board]: https://example.com/board',
    ]);
    expect(postmortem.timeline?.map(({ text }) => text)).toEqual([
      'Printers are back, impact ended, see board (https://example.com/board)',
      'lpd watched',
    ]);
    expect(postmortem.factors).toEqual([
      {
        text: 'Process: firmware is never tried (https://example.com/board) before',
        layer: 'process',
      },
    ]);
  });
});
