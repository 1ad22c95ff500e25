import { Children, ReactNode } from 'react';
import { useNarrow } from './useNarrow';

/**
 * Buttons beside a title, the main one last. On a phone, where they stand below it from the start of the line, the main one comes first,
 * to the keyboard too.
 */
export function HeaderButtons({ children }: { readonly children: ReactNode }) {
  const isNarrow = useNarrow();
  const buttons = Children.toArray(children);
  return <>{isNarrow ? [...buttons].reverse() : buttons}</>;
}
