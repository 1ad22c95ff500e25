import fc from 'fast-check';
import { plainMarkdown } from './markdownText';

describe('plainMarkdown', () => {
  it('leaves plain words, numbers and intervals as they are', () => {
    const text = 'Half of the 14 incidents took 42 minutes (31–58), “yes”.';
    expect(plainMarkdown(text)).toBe(text);
    expect(plainMarkdown('3.5 d')).toBe('3.5 d');
  });

  it.each([
    ['*Done* _now_', '\\*Done\\* \\_now\\_'],
    ['<img src=x onerror=1>', '\\<img src=x onerror=1\\>'],
    ['[pay](/here)', '\\[pay\\](/here)'],
    ['a | b', 'a \\| b'],
    ['&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['C:\\temp', 'C:\\\\temp'],
    ['~~gone~~ `now`', '\\~\\~gone\\~\\~ \\`now\\`'],
    ['$x$', '\\$x\\$'],
  ])('lets %s mean nothing', (text, written) => {
    expect(plainMarkdown(text)).toBe(written);
  });

  it.each([
    ['# Title', '\\# Title'],
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['===', '\\==='],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
  ])('lets %s begin nothing', (text, written) => {
    expect(plainMarkdown(text)).toBe(written);
  });

  it.each([
    ['see https://x.example/a?b now', 'see `https://x.example/a?b` now'],
    ['www.x.example', '`www.x.example`'],
    ['https://x.example:80/a: 1', '`https://x.example:80/a`: 1'],
    [
      '![x](https://x.example/x.png): 1',
      '!\\[x\\](`https://x.example/x.png)`: 1',
    ],
    ['@everyone: look', '`@everyone`: look'],
    ['mailto:a', '`mailto:a`'],
    ['ask kim@x.example', 'ask `kim@x.example`'],
    ['@everyone look', '`@everyone` look'],
    ['a@b`c|https://d', '`a@b`\\`c\\|`https://d`'],
  ])('shows what could lead away as code: %s', (text, written) => {
    expect(plainMarkdown(text)).toBe(written);
  });

  it('makes one line of several, and shows text in the order in which it is', () => {
    expect(plainMarkdown(' a\r\n\n# b\t\u0000\u2028c ')).toBe('a \\# b c');
    expect(plainMarkdown('a\u202egnp.exe')).toBe('a gnp.exe');
  });

  it('loses nothing that is visible, and leaves nothing that means something outside of code', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            ...['[', ']', '(', ')', '<', '>', '`', '|', '\\', '*', '_', '!'],
            ...['#', '-', '&', '\n', ' ', '@', 'https://a', 'www.', '1.', 'x'],
          ),
        )
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(text, given => {
        const written = plainMarkdown(given);
        expect(written).not.toMatch(/[\r\n]/);
        let shown = '';
        for (const [, escape, code, bare] of written.matchAll(
          /\\([!-/:-@[-`{-~])|`([^`]+)`|([^])/gu,
        )) {
          expect(bare ?? 'x').not.toMatch(/[\\`*_[\]<>&~|$#]/);
          shown += escape ?? code ?? bare;
        }
        const visible = given
          .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
          .replace(/\s+/g, ' ')
          .trim();
        expect(shown).toBe(visible);
      }),
    );
  });
});
