import { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * Whether the demo sign-in is switched on by `demo.personas`.
 *
 * @throws Error when it is on in production without
 * `demo.dangerouslyAllowOutsideDevelopment`, or when the auth plugin has no route
 * for it; the back end then does not start, and says why in one sentence.
 */
export function demoPersonasEnabled(
  config: RootConfigService,
  environment: string | undefined = process.env.NODE_ENV,
): boolean {
  if (!config.getOptionalBoolean('demo.personas')) {
    return false;
  }
  if (
    environment === 'production' &&
    !config.getOptionalBoolean('demo.dangerouslyAllowOutsideDevelopment')
  ) {
    throw new Error(
      "The demo sign-in lets anybody be anybody and does not run in production: remove 'demo.personas' from the configuration, or set 'demo.dangerouslyAllowOutsideDevelopment: true' if this portal holds nothing but demo data.",
    );
  }
  if (!config.has('auth.providers.demo')) {
    throw new Error(
      "'demo.personas' is on, but the sign-in has no route: add 'auth.providers.demo: {}' to the configuration.",
    );
  }
  return true;
}
