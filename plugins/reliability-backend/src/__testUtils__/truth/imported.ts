import { TimePointKind, toMillis } from '@afterword/plugin-reliability-common';
import { createActionItems } from '../../actionItems';
import { createIncidents } from '../../incidents';
import { NewDeployment } from '../../deployments';
import { Deployed, HistoryEvent, INSIDER, Promised } from './events';

type NewIncident = Parameters<
  ReturnType<typeof createIncidents>['writer']['create']
>[1];
type NewItem = Parameters<
  ReturnType<typeof createActionItems>['writer']['create']
>[1];

/** Imports are silent. */
const record = { actor: INSIDER, action: 'imported', silent: true };

/** What an import writes of an incident, with the words of the system that it comes from. */
export function importedIncident(
  { incident, source }: Extract<HistoryEvent, { does: 'import' }>,
  when: number,
): NewIncident {
  const { id, entities, times, restricted, ...said } = incident;
  return {
    given: {
      ...said,
      title: `Outage ${id}`,
      summary: '',
      stoppedBy: null,
      wouldHelp: null,
      url: null,
      dimensions: {},
      extra: null,
      source,
      externalId: `imported-${id}`,
      recordHash: null,
      mergedInto: null,
      createdAt: when,
      updatedAt: when,
      createdBy: INSIDER,
      confidentialId: null,
    },
    entities,
    points: Object.entries(times).map(([kind, at]) => ({
      kind: kind as TimePointKind,
      origin: 'source',
      by: source,
      at: at === null ? null : toMillis(at),
      changedAt: when,
    })),
    record,
  };
}

/** What an import writes of a deployment. */
export function importedDeployment(
  deployment: Deployed,
  when: number,
): NewDeployment {
  const { id, ref, ...said } = deployment;
  return {
    given: {
      ...said,
      entity: ref,
      release: null,
      url: null,
      source: 'pipeline',
      externalId: `deployed-${id}`,
      recordHash: null,
      extra: null,
      createdAt: when,
      updatedAt: when,
      createdBy: INSIDER,
    },
    record,
  };
}

/** What an import writes of an action item. */
export function importedItem(item: Promised, when: number): NewItem {
  const { id, ...said } = item;
  return {
    given: {
      ...said,
      title: `Promise ${id}`,
      description: '',
      type: null,
      statusNote: '',
      owner: 'group:default/company',
      assignee: null,
      acceptanceTest: 'It is seen to work',
      trackerUrl: null,
      committedAt: null,
      verifiedAt: null,
      postmortemId: null,
      incidentId: null,
      extra: null,
      source: null,
      externalId: null,
      recordHash: null,
      createdAt: when,
      updatedAt: when,
      createdBy: INSIDER,
    },
    record,
  };
}
