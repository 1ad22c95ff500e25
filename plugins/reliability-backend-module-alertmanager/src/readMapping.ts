import { dimensions, severities } from '@afterword/plugin-reliability-common';
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
  const dimensionLabels =
    config?.getOptionalStringArray('dimensionLabels') ??
    defaultAlertMapping.dimensionLabels;
  const asDimensions = Object.fromEntries(
    dimensionLabels.map(label => [label, 'any']),
  );
  if (!dimensions.safeParse(asDimensions).success) {
    throw new InputError(
      'reliability.alertmanager.dimensionLabels must be at most 20 names of dimensions, each of letters, digits, dots, dashes and underscores after a letter',
    );
  }
  return {
    entityLabels:
      config?.getOptionalStringArray('entityLabels') ??
      defaultAlertMapping.entityLabels,
    severities: {
      ...defaultAlertMapping.severities,
      ...Object.fromEntries(configured),
    },
    dimensionLabels,
  };
}
