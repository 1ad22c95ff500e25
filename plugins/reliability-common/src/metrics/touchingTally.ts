import type { WeightedSpan } from './statistics';

type SpanState = 'known' | 'open' | 'stillOpen' | 'unknown' | 'impossible';

/** An incident that touches the observed part of the window. */
export interface Touching {
  readonly incidentId: number;
  readonly state: SpanState;
  readonly unstated: boolean;
  readonly span: WeightedSpan | null;
}

/** Counts incidents by what is known of them, each once, whatever number of members they touch. */
export class TouchingTally {
  private readonly known = new Set<number>();
  private readonly notKnown = new Set<number>();
  private readonly open = new Set<number>();
  private readonly stillOpen = new Set<number>();
  private readonly unknown = new Set<number>();
  private readonly impossible = new Set<number>();
  private readonly unstated = new Set<number>();

  add({ incidentId, state, unstated, span }: Touching): void {
    (span ? this.known : this.notKnown).add(incidentId);
    // Most are known.
    if (state !== 'known') this[state].add(incidentId);
    if (unstated) this.unstated.add(incidentId);
  }

  support() {
    const onlyNotKnown = [...this.notKnown].filter(id => !this.known.has(id));
    return {
      coverage: {
        known: this.known.size,
        total: this.known.size + onlyNotKnown.length,
      },
      notes: {
        unknown: this.unknown.size,
        impossible: this.impossible.size,
        open: this.open.size,
        stillOpen: this.stillOpen.size,
        unstated: this.unstated.size,
      },
    };
  }
}
