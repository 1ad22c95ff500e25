import fc from 'fast-check';
import { fitted, prose } from './text';

describe('fitted', () => {
  it('does not tear a character apart', () => {
    expect(fitted('ab😀', 3)).toBe('ab');
    expect(fitted('ab😀', 4)).toBe('ab😀');
    expect(fitted('a\u0000b\ud800c', 10)).toBe('abc');
  });

  it('makes of every text one that can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, max) => {
        expect(prose(max).parse(fitted(text, max))).toBe(fitted(text, max));
      }),
    );
  });
});
