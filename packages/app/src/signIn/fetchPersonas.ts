/** Someone of the demo organisation whom a visitor can be. */
export interface Persona {
  /** What the sign-in provider `demo` knows the person by. */
  readonly id: string;
  /** The role, as a visitor reads it. */
  readonly title: string;
  /** What this person does in the portal, in a sentence. */
  readonly description: string;
}

/**
 * What the back end says about its people: `offered`, none because this portal
 * has no demo (`absent`), or no answer yet (`waiting`).
 */
export type PersonasAnswer =
  | { readonly state: 'offered'; readonly personas: readonly Persona[] }
  | { readonly state: 'absent' }
  | { readonly state: 'waiting' };

/**
 * Asks for the people of the demo.
 *
 * Nobody is signed in yet, so this is a plain request: the portal's own fetch
 * would wait for a token that only this page can bring about.
 */
export async function fetchPersonas(
  demoBaseUrl: string,
  signal: AbortSignal,
): Promise<PersonasAnswer> {
  let response: Response;
  try {
    response = await fetch(`${demoBaseUrl}/personas`, { signal });
  } catch {
    return { state: 'waiting' };
  }
  if (response.status >= 500) {
    return { state: 'waiting' };
  }
  if (!response.ok) {
    return { state: 'absent' };
  }
  const body: unknown = await response.json().catch(() => undefined);
  const personas = itemsOf(body).filter(isPersona);
  return personas.length > 0
    ? { state: 'offered', personas }
    : { state: 'absent' };
}

function itemsOf(body: unknown): readonly unknown[] {
  return typeof body === 'object' &&
    body !== null &&
    'items' in body &&
    Array.isArray(body.items)
    ? body.items
    : [];
}

function isPersona(value: unknown): value is Persona {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'description' in value &&
    typeof value.description === 'string'
  );
}
