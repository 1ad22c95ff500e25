import { fitted } from '@afterword/plugin-reliability-common';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const labels = z.record(z.string(), z.string());

/** The parts of an Alertmanager webhook (version 4) that we read; the rest is kept with the raw body. */
const webhook = z.object({
  version: z.literal('4'),
  externalURL: z.string().optional(),
  alerts: z.array(
    z.object({
      status: z.enum(['firing', 'resolved']),
      labels,
      annotations: labels.default({}),
      startsAt: z.string(),
      endsAt: z.string().optional(),
      generatorURL: z.string().optional(),
      fingerprint: z.string(),
    }),
  ),
});

/** How alerts are understood. */
export interface AlertMapping {
  /** Labels that name the entity, the first that is there wins; a bare name is a component in the default namespace. */
  readonly entityLabels: readonly string[];
  /** Value of the label `severity` → ours. */
  readonly severities: Readonly<Record<string, SourceIncident['severity']>>;
  /** Labels that are kept as dimensions. */
  readonly dimensionLabels: readonly string[];
}

/** What is understood without any configuration. */
export const defaultAlertMapping: AlertMapping = {
  entityLabels: ['backstage_entity', 'entity', 'component', 'service'],
  severities: {
    page: 'sev2',
    critical: 'sev2',
    error: 'sev3',
    warning: 'sev4',
    info: 'sev5',
  },
  dimensionLabels: ['environment', 'region', 'cluster'],
};

/**
 * One incident for each time that an alert fired, however often and in whichever groups Alertmanager repeats it. The fingerprint names
 * the alert; the moment it began to fire is no identity, since Alertmanager moves it back when another Prometheus saw it earlier.
 *
 * `startsAt` is when the rule noticed, so it is `detected`: when users began to be hurt is not known to an alert. `endsAt` of a resolved
 * alert is when the condition no longer held: `mitigated` and `resolved`, as far as this source can tell; a person may know better.
 *
 * @throws InputError for a body that is not an Alertmanager webhook
 */
export function readAlerts(
  body: Buffer,
  mapping: AlertMapping,
): SourceIncident[] {
  return parse(body).alerts.map(alert => {
    const resolvedAt = alert.status === 'resolved' ? alert.endsAt : undefined;
    return {
      externalId: `${alert.fingerprint}/${alert.startsAt}`,
      title: titleOf(alert),
      severity: severityOf(alert.labels, mapping.severities),
      summary: fitted(alert.annotations.description ?? '', 20_000),
      url: alert.annotations.runbook_url ?? alert.generatorURL,
      entities: entitiesOf(alert.labels, mapping.entityLabels),
      dimensions: dimensionsOf(alert.labels, mapping.dimensionLabels),
      times: {
        detected: alert.startsAt,
        ...(resolvedAt ? { mitigated: resolvedAt, resolved: resolvedAt } : {}),
      },
      asOf: resolvedAt ?? alert.startsAt,
      spell: {
        name: alert.fingerprint,
        from: alert.startsAt,
        ...(resolvedAt && { until: resolvedAt }),
      },
    };
  });
}

function parse(body: Buffer): z.output<typeof webhook> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch {
    throw new InputError('The body is not JSON');
  }
  const parsed = webhook.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `The body is not an Alertmanager webhook: ${placeOf(issue.path)} ${
        issue.message
      }`,
    );
  }
  return parsed.data;
}

/** Where something is wrong, as far as Alertmanager names it: what labels and annotations are called may be nobody's business. */
function placeOf(path: readonly PropertyKey[]): string {
  const others = path.findIndex(
    part => part === 'labels' || part === 'annotations',
  );
  const ours = others === -1 ? path : path.slice(0, others + 1);
  return ours.join('.');
}

function titleOf(alert: {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}): string {
  const text =
    alert.annotations.summary ??
    alert.annotations.title ??
    alert.labels.alertname ??
    'Alert without a name';
  return fitted(onOneLine(text), 300).trim() || 'Alert without a name';
}

/** Labels come from anywhere: `constructor` is no severity that somebody has mapped. */
function severityOf(
  alertLabels: Readonly<Record<string, string>>,
  severities: AlertMapping['severities'],
): SourceIncident['severity'] {
  const { severity = '' } = alertLabels;
  return Object.hasOwn(severities, severity) ? severities[severity] : undefined;
}

function entitiesOf(
  alertLabels: Readonly<Record<string, string>>,
  entityLabels: readonly string[],
): string[] {
  const value = entityLabels
    .map(label => alertLabels[label])
    .find(text => text !== undefined && text.trim() !== '');
  if (value === undefined) return [];
  return [value.includes(':') ? value : `component:default/${value}`];
}

function dimensionsOf(
  alertLabels: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = fitted(onOneLine(alertLabels[name] ?? ''), 200).trim();
      return value ? [[name, value]] : [];
    }),
  );
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
