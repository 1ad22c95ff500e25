import { IncidentFacts } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { MetricsStore } from './MetricsStore';
import { FactScope } from './scopeFilters';

/** What figures of incidents are made of. */
export interface ScopeFacts {
  readonly facts: IncidentFacts;
  /** UTC milliseconds; null: nothing was ever reported. */
  readonly observedSince: number | null;
}

/** Facts of a scope in a stretch of time, and since when it is watched. */
export async function scopeFacts(
  store: MetricsStore,
  tx: Knex,
  where: FactScope,
  { from, until }: { readonly from: number; readonly until: number },
): Promise<ScopeFacts> {
  const facts = await store.incidentFacts(tx, where, from, until);
  const since = await store.observedSince(tx, where);
  return { facts, observedSince: earliest(since, facts) };
}

/** Since when a scope is watched for a reader, to whom restricted incidents among the facts may tell more than to everybody. */
function earliest(since: number | null, facts: IncidentFacts): number | null {
  let first = since;
  for (const { anchorAt } of facts) {
    if (anchorAt !== null && (first === null || anchorAt < first)) {
      first = anchorAt;
    }
  }
  return first;
}
