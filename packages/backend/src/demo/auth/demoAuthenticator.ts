import { InputError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { Persona, personas } from '../personas';

/** Request header that names the persona; the query `?persona=` does the same. */
const PERSONA_HEADER = 'x-demo-persona';

/** What the demo sign-in knows about a caller: the persona they chose. */
export interface DemoAuthResult {
  readonly persona: Persona;
}

function personaNamed(name: unknown): Persona {
  const persona = personas.find(({ id }) => id === name);
  if (!persona) {
    const known = personas.map(({ id }) => id).join(', ');
    throw new InputError(
      typeof name === 'string'
        ? `There is no demo persona of that name; choose one of ${known}.`
        : `Say who you are in the header ${PERSONA_HEADER}: one of ${known}.`,
    );
  }
  return persona;
}

/**
 * Takes the caller's word for who they are: anybody may be anybody. That is what
 * makes it a demo, and why its module refuses to run in production.
 */
export const demoAuthenticator = createProxyAuthenticator<
  unknown,
  DemoAuthResult,
  unknown
>({
  defaultProfileTransform: async ({ persona }) => ({
    profile: { displayName: persona.title },
  }),
  initialize: () => undefined,
  async authenticate({ req }) {
    const named = req.header(PERSONA_HEADER) ?? req.query.persona;
    return { result: { persona: personaNamed(named) } };
  },
});
