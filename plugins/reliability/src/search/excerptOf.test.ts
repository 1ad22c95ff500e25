import { excerptAround, excerptOf, plainWords } from './excerptOf';

describe('What a result of the search says', () => {
  it('is words without the marks of Markdown', () => {
    expect(
      plainWords(
        '## What happened\n\n> The **ledger** was `slow`, see [the graph](https://example.org/a).\n\n1. A _blip_\n- more',
      ),
    ).toBe('What happened The ledger was slow, see the graph. A _blip_ more');
  });

  it('ends between two words', () => {
    const said = excerptOf('word '.repeat(200));
    expect(said).toMatch(/word …$/);
    expect(said.length).toBeLessThan(245);
    expect(excerptOf('Short.')).toBe('Short.');
  });

  it('is cut where there is no word to end at', () => {
    expect(excerptOf('x'.repeat(5000))).toBe(`${'x'.repeat(240)} …`);
  });

  it('begins shortly before what was searched for', () => {
    const tags = { preTag: '<7d>', postTag: '</7d>' };
    expect(excerptAround(`It **<7d>rained</7d>** today`, tags)).toBe(
      'It <7d>rained</7d> today',
    );
    const long = `${'before '.repeat(100)}<7d>rain</7d>${' after'.repeat(500)}`;
    expect(excerptAround(long, tags)).toMatch(
      /^… (before ){11}<7d>rain<\/7d>( after)+( a?f?t?e?)?$/,
    );
  });

  it('never cuts a mark', () => {
    const tags = { preTag: '<7d>', postTag: '</7d>' };
    for (let length = 680; length < 740; length += 1) {
      const said = excerptAround(
        `<7d>a</7d>${'x'.repeat(length)}<7d>rain</7d> y`,
        tags,
      );
      expect(said.split('<7d>')).toHaveLength(said.split('</7d>').length);
      expect(said).not.toMatch(/<\/?7?d?$/);
    }
  });
});
