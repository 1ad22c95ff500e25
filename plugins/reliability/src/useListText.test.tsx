import { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { useListText } from './useListText';

function sayingIn(language: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider
      apis={[[appLanguageApiRef, { getLanguage: () => ({ language }) }]]}
    >
      {children}
    </TestApiProvider>
  );
  return renderHook(() => useListText(), { wrapper }).result.current;
}

describe('a list of names', () => {
  it('ends as a sentence of the reader’s language does', () => {
    const names = ['Cart', 'Checkout', 'Pricing'];

    expect(sayingIn('en')(names)).toBe('Cart, Checkout, and Pricing');
    expect(sayingIn('de')(names)).toBe('Cart, Checkout und Pricing');
    expect(sayingIn('ja')(names)).toBe('Cart、Checkout、Pricing');
  });

  it('has no "and" where nothing goes on', () => {
    expect(sayingIn('en')(['region eu', 'platform ios'], 'row')).toBe(
      'region eu, platform ios',
    );
  });

  it('is the name itself where there is one, and nothing where there is none', () => {
    expect(sayingIn('en')(['Cart'])).toBe('Cart');
    expect(sayingIn('en')([])).toBe('');
  });
});
