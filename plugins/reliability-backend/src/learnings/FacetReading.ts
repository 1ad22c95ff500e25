import {
  FacetValue,
  LearningFacets,
  LearningFacetsQuery,
  LearningFacetName,
  MAX_FACET_VALUES,
  meantMode,
} from '@afterword/plugin-reliability-common';
import { Incidents } from '../incidents';
import { RequestContext } from '../platform/http/RequestContext';
import { readTogether } from '../platform/database/readTogether';
import { Platform } from '../platform/Platform';
import { FacetStore } from './FacetStore';
import { LearningReading } from './LearningReading';

/** Counts what the list of learnings can be narrowed by, on behalf of people and services. */
export class FacetReading {
  constructor(
    private readonly platform: Platform,
    private readonly store: FacetStore,
    private readonly learnings: LearningReading,
    private readonly failureModes: Incidents['failureModes'],
  ) {}

  /** They count what the reader may see, and nothing else. */
  async facets(
    context: RequestContext,
    query: LearningFacetsQuery,
  ): Promise<LearningFacets> {
    const { database } = this.platform;
    const reader = await this.learnings.facetReader(context);
    const filters = await this.failureModes.words.spelledOut(database, query);
    return readTogether(database, async tx => {
      const counts = (facet: LearningFacetName) =>
        this.store.counts(tx, facet, reader, filters);
      const [failureMode, layer, technology, owner, severity, year] =
        await Promise.all([
          counts('failureMode'),
          counts('layer'),
          counts('technology'),
          counts('owner'),
          counts('severity'),
          counts('year'),
        ]);
      const modes = await this.failureModes.store.all(tx);
      return {
        failureMode: first(
          together(failureMode, value => meantMode(value, modes)?.id ?? value),
        ),
        layer: first(layer),
        technology: first(technology),
        owner: first(owner),
        severity: first(severity),
        year: first(year),
      };
    });
  }
}

function first(values: readonly FacetValue[]): FacetValue[] {
  return values.slice(0, MAX_FACET_VALUES);
}

/** Counts of what means the same put together, most first; a learning has one failure mode, so none counts twice. */
function together(
  values: readonly FacetValue[],
  meaningOf: (value: string) => string,
): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { value, count } of values) {
    const meaning = meaningOf(value);
    counts.set(meaning, (counts.get(meaning) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
