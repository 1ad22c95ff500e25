import { RootConfigService } from '@backstage/backend-plugin-api';

/** The token of `app-config.yaml`: for trying alerts on one's own machine. */
const DEMO_TOKEN = 'demo-alertmanager-token';

/**
 * Keeps the demo's token for alerts out of production.
 *
 * @throws Error when deliveries may carry it there, without `demo.dangerouslyAllowOutsideDevelopment`; the back end then does not start,
 * and says why in one sentence.
 */
export function demandNoDemoToken(
  config: RootConfigService,
  environment: string | undefined = process.env.NODE_ENV,
): void {
  const tokens = config.getOptionalStringArray(
    'reliability.alertmanager.tokens',
  );
  if (
    environment === 'production' &&
    tokens?.includes(DEMO_TOKEN) &&
    !config.getOptionalBoolean('demo.dangerouslyAllowOutsideDevelopment')
  ) {
    throw new Error(
      "Anybody may know the demo's token for alerts, so the back end does not run with it in production: set 'reliability.alertmanager.tokens' to a token of your own, or to none.",
    );
  }
}
