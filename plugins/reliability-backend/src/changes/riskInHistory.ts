import { toKey } from '@afterword/plugin-reliability-common';
import { StoredRisk } from './ChangeRow';

/** A way to fail as its history shows it. */
export function riskInHistory(risk: StoredRisk | undefined) {
  const item = risk?.actionItemId ?? null;
  return {
    risk: risk?.text ?? null,
    failureMode: risk?.failureMode ?? null,
    likelihood: risk?.likelihood ?? null,
    impact: risk?.impact ?? null,
    detection: risk?.detection ?? null,
    rollback: risk?.rollback ?? null,
    runbook: risk?.runbook ?? null,
    owner: risk?.owner ?? null,
    actionItem: item === null ? null : toKey('actionItem', item),
  };
}
