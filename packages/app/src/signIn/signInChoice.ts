/** Who a tab has chosen to be. */
export type SignInChoice =
  | { readonly kind: 'guest' }
  | { readonly kind: 'persona'; readonly id: string; readonly title: string };

const STORAGE_KEY = 'portal.signIn';

/**
 * The choice of this tab, if it has made one.
 *
 * It is kept in the session storage and not the local one, so that two tabs
 * of one browser can be two people, and a reload changes neither.
 */
export function readSignInChoice(): SignInChoice | undefined {
  const text = window.sessionStorage.getItem(STORAGE_KEY);
  if (text === null) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isSignInChoice(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the choice for this tab. */
export function rememberSignInChoice(choice: SignInChoice): void {
  window.sessionStorage.setItem(STORAGE_KEY, JSON.stringify(choice));
}

/** Makes this tab ask again. */
export function forgetSignInChoice(): void {
  window.sessionStorage.removeItem(STORAGE_KEY);
}

function isSignInChoice(value: unknown): value is SignInChoice {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return false;
  }
  if (value.kind === 'guest') {
    return true;
  }
  return (
    value.kind === 'persona' &&
    'id' in value &&
    typeof value.id === 'string' &&
    'title' in value &&
    typeof value.title === 'string'
  );
}
