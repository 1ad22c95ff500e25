// The oracle: figures recomputed by the slowest and plainest means. It imports nothing from `metrics/`, so that it cannot
// share a mistake with it.

/** Plain copy of the fields of a fact that the oracle reads. */
export interface NaiveFact {
  incidentId: number;
  role: string;
  kind: string;
  anchorAt: number | null;
  times: { [kind: string]: number | null };
  flagged: readonly string[];
}

export interface NaiveRestore {
  count: number;
  known: number;
  open: number;
  medianSeconds: number | null;
}

/** Count and median time to restore of a window. */
export function naiveRestore(
  facts: readonly NaiveFact[],
  from: number,
  until: number,
  now: number,
): NaiveRestore {
  const ids: number[] = [];
  const spans: Array<{ millis: number; over: boolean }> = [];
  for (const fact of facts) {
    if (fact.kind !== 'incident') continue;
    if (fact.role !== 'impacted') continue;
    if (fact.anchorAt === null) continue;
    if (fact.anchorAt < from || fact.anchorAt >= until) continue;
    if (ids.includes(fact.incidentId)) continue;
    ids.push(fact.incidentId);
    const start = fact.times.impactStarted;
    const end = fact.times.mitigated;
    if (fact.flagged.includes('impactStarted')) continue;
    if (fact.flagged.includes('mitigated')) continue;
    if (start === null) continue;
    if (end !== null) {
      if (end < start || end - start > 365 * 24 * 3600 * 1000) continue;
      spans.push({ millis: end - start, over: true });
    } else if (fact.times.resolved === null) {
      const last = now < until ? now : until;
      spans.push({ millis: last > start ? last - start : 0, over: false });
    }
  }
  const median = spans.length < 6 ? null : redistributedMedian(spans);
  return {
    count: ids.length,
    known: spans.length,
    open: spans.filter(span => !span.over).length,
    medianSeconds: median === null ? null : median / 1000,
  };
}

/**
 * Efron's view of Kaplan–Meier: everything has mass 1/n; what is not over hands its mass to all that lasted longer, in equal
 * parts. The median is where half of the mass is reached; if exactly half is, the middle up to the next mass.
 */
export function redistributedMedian(
  spans: ReadonlyArray<{ millis: number; over: boolean }>,
): number | null {
  const line = spans
    .map(span => ({ ...span, mass: 1 / spans.length }))
    .sort((a, b) => a.millis - b.millis || Number(b.over) - Number(a.over));
  line.forEach((span, index) => {
    if (span.over) return;
    const later = line.slice(index + 1);
    for (const other of later) other.mass += span.mass / later.length;
    span.mass = 0;
  });
  let reached = 0;
  for (const [index, span] of line.entries()) {
    reached += span.mass;
    const next = line.slice(index + 1).find(other => other.over);
    if (Math.abs(reached - 0.5) < 1e-9 && span.over) {
      return next === undefined ? span.millis : (span.millis + next.millis) / 2;
    }
    if (reached > 0.5) return span.millis;
  }
  return null;
}
