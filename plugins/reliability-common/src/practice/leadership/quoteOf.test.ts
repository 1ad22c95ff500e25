import fc from 'fast-check';
import { MAX_QUOTE } from './model';
import { quoteOf } from './quoteOf';

describe('quoteOf', () => {
  it('is the first sentence', () => {
    expect(quoteOf('It held.  We saw no queue.')).toBe('It held.');
    expect(quoteOf('Did it hold? Yes.')).toBe('Did it hold?');
    expect(quoteOf('First line\nSecond line')).toBe('First line');
    expect(quoteOf('  version 1.4 held ')).toBe('version 1.4 held');
  });

  it('tears no character apart where it is cut', () => {
    expect(quoteOf('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 10)).toBe('👩‍👩‍👧…');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        fc.integer({ min: 2, max: MAX_QUOTE }),
        (text, max) => {
          const quote = quoteOf(text, max);
          expect(quote.length).toBeLessThanOrEqual(max);
          expect(quote).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });
});
