/** A bug that is put into the product to see that the tests notice. */
export interface Mutant {
  readonly name: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** What stands there once, and what is put in its place. */
  readonly from: string;
  readonly to: string;
}

const common = 'plugins/reliability-common/src';
const backend = 'plugins/reliability-backend/src';

/** Bugs that somebody might write in figures, each a few characters long. */
export const mutants: readonly Mutant[] = [
  {
    name: 'censoring ignored',
    file: `${common}/metrics/durationTally.ts`,
    from: 'this.open.push(reading.millis);',
    to: 'this.ended.push(reading.millis);',
  },
  {
    name: 'ties broken',
    file: `${common}/metrics/statistics/kaplanMeier.ts`,
    from: 'open[shorter] < duration',
    to: 'open[shorter] <= duration',
  },
  {
    name: 'roles ignored',
    file: `${common}/metrics/incidentFigures.ts`,
    from: "if (role !== 'impacted' || !this.counted.add(incidentId)) return;",
    to: 'if (!this.counted.add(incidentId)) return;',
  },
  {
    name: 'anchor wrong',
    file: `${common}/incidents/rules.ts`,
    from: 'return times.impactStarted ?? times.detected ?? times.declared;',
    to: 'return times.detected ?? times.impactStarted ?? times.declared;',
  },
  {
    name: 'several entities counted twice',
    file: `${common}/metrics/incidentFigures.ts`,
    from: "if (role !== 'impacted' || !this.counted.add(incidentId)) return;",
    to: "if (role !== 'impacted') return; this.counted.add(incidentId);",
  },
  {
    name: 'end of the window included',
    file: `${common}/metrics/incidentFigures.ts`,
    from: 'fact.anchorAt >= from && fact.anchorAt < until',
    to: 'fact.anchorAt >= from && fact.anchorAt <= until',
  },
  {
    name: 'drills counted',
    file: `${common}/incidents/rules.ts`,
    from: "return kind === 'incident';",
    to: "return kind === 'incident' || kind === 'drill';",
  },
  {
    name: 'stated used for computed',
    file: `${common}/metrics/durations.ts`,
    from: "options.durations === 'stated' && kind !== 'timeToAcknowledge'",
    to: "kind !== 'timeToAcknowledge'",
  },
  {
    name: 'reopening not followed',
    file: `${common}/incidents/rules.ts`,
    from: "if (a.origin !== b.origin) return a.origin === 'human' ? -1 : 1;",
    to: "if (a.origin !== b.origin && a.at !== null && b.at !== null) return a.origin === 'human' ? -1 : 1;",
  },
  {
    name: 'a fold misses the day that a fact moved from',
    file: `${backend}/platform/facts/Facts.ts`,
    from: 'await noteFactChange(tx, [...before, ...rows]);',
    to: 'await noteFactChange(tx, rows);',
  },
  {
    name: 'merged counted twice',
    file: `${backend}/incidents/incidentFacts.ts`,
    from: 'if (incident.mergedInto !== null) return [];',
    to: '',
  },
  {
    name: 'words of what is merged unheard',
    file: `${backend}/incidents/IncidentWriter.ts`,
    from: 'ids.flatMap(id => points.get(id) ?? [])',
    to: 'ids.slice(0, 1).flatMap(id => points.get(id) ?? [])',
  },
  {
    name: 'time before anybody watched counted',
    file: `${common}/metrics/incidentCounts.ts`,
    from: 'Math.max(since, input.window.from)',
    to: 'input.window.from',
  },
  {
    name: 'confidential facts put together for everybody',
    file: `${backend}/platform/facts/FactSegments.ts`,
    from: ".whereNull('confidential_id')\n    .where('anchor_at', '>=', from)",
    to: ".where('anchor_at', '>=', from)",
  },
  {
    name: 'what lasts from before the window ignored',
    file: `${common}/metrics/scopeFigures.ts`,
    from: 'inTurn([input.spanning, input.facts])',
    to: 'input.facts',
  },
  {
    name: 'configured weights ignored',
    file: `${common}/metrics/availability.ts`,
    from: "weight: weights[impact ?? 'major']",
    to: "weight: defaultImpactWeights[impact ?? 'major']",
  },
  {
    name: 'unstated impact taken for partial',
    file: `${common}/metrics/availability.ts`,
    from: "impact ?? 'major'",
    to: "impact ?? 'partial'",
  },
  {
    name: 'what nobody closed down for ever',
    file: `${common}/metrics/availability.ts`,
    from: 'if (mayBeOver(row, now)) {',
    to: 'if (mayBeOver(row, -Infinity)) {',
  },
  {
    name: 'what nobody closed judged by the end of the window',
    file: `${common}/metrics/availability.ts`,
    from: 'if (mayBeOver(row, now)) {',
    to: 'if (mayBeOver(row, observed.until)) {',
  },
  {
    name: 'recurrence not shifted back',
    file: `${common}/metrics/recurrence.ts`,
    from: 'shiftedBack(window, RECURRENCE_DAYS)',
    to: 'window',
  },
  {
    name: 'recurrence by spelling',
    file: `${common}/metrics/recurrence.ts`,
    from: 'const mode = modeOf(failureMode);',
    to: 'const mode = failureMode;',
  },
  {
    name: 'on time by the later due date',
    file: `${backend}/metrics/CommitmentFactStore.ts`,
    from: '<= original_due then 1 end)',
    to: '<= due then 1 end)',
  },
  {
    name: 'groups below a group ignored',
    file: `${backend}/platform/catalog/projectCatalog.ts`,
    from: 'for (const owner of below) {',
    to: 'for (const owner of below.has(group) ? [group] : []) {',
  },
  {
    name: 'interval of the median too narrow',
    file: `${common}/metrics/statistics/quantileInterval.ts`,
    from: 'binomialCdf(rank, n, p) <= TAIL',
    to: 'binomialCdf(rank, n, p) <= 2 * TAIL',
  },
  {
    name: 'a deployment counted for each incident that it caused',
    file: `${backend}/deployments/DeploymentFactStore.ts`,
    from: '.countDistinct({\n      [`failed_${place}`]',
    to: '.count({\n      [`failed_${place}`]',
  },
  {
    name: 'what was withdrawn counted',
    file: `${backend}/deployments/ChangeCauseFactWriter.ts`,
    from: "state === 'confirmed' ? [deploymentId] : []",
    to: "state !== 'proposed' ? [deploymentId] : []",
  },
  {
    name: 'window of changes not shifted back',
    file: `${common}/metrics/changeFailureRate.ts`,
    from: 'CHANGE_FOLLOW_UP_DAYS = 7',
    to: 'CHANGE_FOLLOW_UP_DAYS = 0',
  },
  {
    name: 'causes do not follow their incident',
    file: `${backend}/deployments/followIncidents.ts`,
    from: 'if (remerged.length === 0 && !(await store.hasFacts(tx, ids))) return;',
    to: 'if (ids.length > 0) return;',
  },
  {
    name: 'answers about what is merged unheard',
    file: `${backend}/deployments/ChangeCauses.ts`,
    from: 'group.flatMap(id => byIncident.get(id) ?? [])',
    to: 'group.slice(0, 1).flatMap(id => byIncident.get(id) ?? [])',
  },
  {
    name: 'deployments to staging counted',
    file: `${backend}/deployments/changeFactFilters.ts`,
    from: '.where(`${table}.production`, true)',
    to: '',
  },
  {
    name: 'corrections of deployments not in their failures',
    file: `${backend}/platform/facts/DeploymentFacts.ts`,
    from: "await tx('change_failure_fact').where({ deployment_id }).update(failed);",
    to: '',
  },
  {
    name: 'a deployment believed to have caused what began before it',
    file: `${backend}/deployments/changeFactFilters.ts`,
    from: "return tx.raw('not ?', [late(tx)]);",
    to: "return tx.raw('true');",
  },
  {
    name: 'a day that is all that is known taken for its midnight',
    file: `${backend}/deployments/changeFactFilters.ts`,
    from: 'began_at % 86400000 <> 0',
    to: 'began_at % 86400000 <> 1',
  },
  {
    name: 'drafts tell of layers',
    file: `${backend}/postmortems/LayerFactStore.ts`,
    from: "    .where('postmortem.status', 'published')\n",
    to: '',
  },
  {
    name: 'layers read before the document is written',
    file: `${backend}/postmortems/PostmortemWriter.ts`,
    from: "    await this.documents.update(tx, next.id, before.document, document);\n    if (next.status === 'published') await this.layers.write(tx, [next.id]);",
    to: "    if (next.status === 'published') await this.layers.write(tx, [next.id]);\n    await this.documents.update(tx, next.id, before.document, document);",
  },
  {
    name: 'layers do not follow their incident',
    file: `${backend}/postmortems/CircleKeeper.ts`,
    from: 'await this.layers.write(tx, ids);',
    to: '',
  },
  {
    name: 'layers of what is merged unheard',
    file: `${backend}/postmortems/LayerFactStore.ts`,
    from: 'coalesce(incident.merged_into, incident.id)',
    to: 'incident.id',
  },
  {
    name: 'a layer counted for each postmortem that tells of it',
    file: `${common}/metrics/recurring.ts`,
    from: 'if (counted.has(incidentId) || mode.layers === null) continue;',
    to: 'if (mode.layers === null) continue;',
  },
  {
    name: 'a failure mode counted for each entity that it hurt',
    file: `${common}/metrics/recurring.ts`,
    from: 'for (const fact of known.values()) {',
    to: 'for (const fact of facts) {\n    if (!known.has(fact.incidentId)) continue;',
  },
  {
    name: 'failure modes of after the window counted',
    file: `${common}/metrics/recurring.ts`,
    from: 'if (!isWithin(fact, window)) continue;',
    to: '',
  },
  {
    name: 'repeats after the window unseen',
    file: `${backend}/metrics/RecurringReading.ts`,
    from: 'Math.min(window.until + RECURRENCE_DAYS * DAY, now)',
    to: 'window.until',
  },
  {
    name: 'repeats that are still to come seen',
    file: `${backend}/metrics/RecurringReading.ts`,
    from: 'Math.min(window.until + RECURRENCE_DAYS * DAY, now)',
    to: 'window.until + RECURRENCE_DAYS * DAY',
  },
];
