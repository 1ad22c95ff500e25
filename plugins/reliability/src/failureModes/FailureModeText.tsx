import { useFailureModes } from './useFailureModes';

/** How something failed, in the words of now. */
export function FailureModeText({ of }: { readonly of: string }) {
  return <>{useFailureModes().nameOf(of)}</>;
}
