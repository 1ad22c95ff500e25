import { pickLocale } from './useReaderLocale';

describe('pickLocale', () => {
  it('takes the browser’s variety of the portal’s language', () => {
    expect(pickLocale('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB');
  });

  it('stays with the portal’s language when the browser has none of it', () => {
    expect(pickLocale('fi', ['en-GB'])).toBe('fi');
  });

  it('does not take a language for another that begins alike', () => {
    expect(pickLocale('fi', ['fil-PH'])).toBe('fi');
  });

  it('leaves it to the browser when the portal has no language', () => {
    expect(pickLocale(undefined, ['en-GB'])).toBeUndefined();
  });
});
