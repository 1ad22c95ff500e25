import { severities } from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { AlertMapping, defaultAlertMapping } from './readAlerts';

/** `reliability.alertmanager` → how alerts are understood. */
export function readMapping(config: Config | undefined): AlertMapping {
  const severityConfig = config?.getOptionalConfig('severities');
  const configured = (severityConfig?.keys() ?? []).map(label => {
    const value = severityConfig?.getString(label);
    const severity = severities.find(known => known === value);
    if (severity === undefined) {
      throw new InputError(
        `reliability.alertmanager.severities.${label} must be one of ${severities.join(
          ', ',
        )}`,
      );
    }
    return [label, severity] as const;
  });
  return {
    entityLabels:
      config?.getOptionalStringArray('entityLabels') ??
      defaultAlertMapping.entityLabels,
    severities: {
      ...defaultAlertMapping.severities,
      ...Object.fromEntries(configured),
    },
    dimensionLabels:
      config?.getOptionalStringArray('dimensionLabels') ??
      defaultAlertMapping.dimensionLabels,
  };
}
