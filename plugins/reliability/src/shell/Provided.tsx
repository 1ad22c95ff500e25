import { ReactNode } from 'react';
import { ReliabilityProvider } from '@afterword/plugin-reliability-react';

/** What every page, tab and card of ours stands inside. */
export function Provided({ children }: { readonly children: ReactNode }) {
  return <ReliabilityProvider>{children}</ReliabilityProvider>;
}
