import { IncidentFacts } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { FactScope } from './scopeFilters';

/** What figures of incidents are made of. */
export interface ScopeFacts {
  readonly facts: IncidentFacts;
  /** UTC milliseconds; null: nothing was ever reported. */
  readonly observedSince: number | null;
}

/** Facts of a scope in a stretch of time, and since when it is watched. */
export async function scopeFacts(
  stores: {
    readonly facts: MetricsStore;
    readonly observations: ObservationStore;
  },
  tx: Knex,
  where: FactScope,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<ScopeFacts> {
  const [facts, observedSince] = await Promise.all([
    stores.facts.incidentFacts(tx, where, from, until),
    stores.observations.observedSince(tx, where),
  ]);
  return { facts, observedSince };
}
