import { Deployed, HistoryEvent, Redeployed } from '../events';

type Answering = Extract<HistoryEvent, { does: 'answer' }>;
type State = 'confirmed' | 'withdrawn' | 'proposed';

/** What is known of the cause of an incident: the deployments that caused it, or that none did; null: nobody said. */
export type Cause = ReadonlySet<number> | null;

interface Said {
  readonly of: Map<number, { readonly state: State; readonly when: number }>;
  isNone: boolean;
}

/** What people said of causes, incident by incident. What is said of one that was merged counts for what it was merged into. */
export class NaiveCauses {
  private readonly deployments = new Map<number, Deployed>();
  private readonly said = new Map<number, Said>();

  /** All that was told of, as it was corrected. */
  all(): readonly Deployed[] {
    return [...this.deployments.values()];
  }

  deploy(deployment: Deployed): void {
    this.deployments.set(deployment.id, deployment);
  }

  redeploy(id: number, change: Redeployed): void {
    const known = this.deployments.get(id);
    if (known === undefined) throw new RangeError(`no deployment ${id}`);
    this.deployments.set(id, { ...known, ...change });
  }

  /** @param merged - the incidents that were merged into the one that is answered */
  answer(event: Answering, merged: readonly number[]): void {
    const { id, answer, deployments, when } = event;
    const before = this.standing(id, merged);
    const own = this.of(id);
    const says = new Map<number, State>();
    for (const [each, state] of before) {
      if (state !== 'confirmed' || deployments.includes(each)) continue;
      says.set(each, answer === 'unanswered' ? 'proposed' : 'withdrawn');
    }
    for (const each of deployments) {
      if (before.get(each) !== 'confirmed') says.set(each, 'confirmed');
    }
    const saysNone = answer === 'notChangeCaused';
    const wasNone = this.causeOf(id, merged)?.size === 0;
    if (says.size === 0 && saysNone === wasNone) return;
    for (const [each, state] of says) own.of.set(each, { state, when });
    own.isNone = saysNone;
    if (saysNone) return;
    for (const each of merged) this.of(each).isNone = false;
  }

  /** What stands of an incident. */
  causeOf(id: number, merged: readonly number[]): Cause {
    const confirmed = [...this.standing(id, merged)]
      .filter(([, state]) => state === 'confirmed')
      .map(([deployment]) => deployment);
    if (confirmed.length > 0) return new Set(confirmed);
    return [id, ...merged].some(each => this.of(each).isNone)
      ? new Set()
      : null;
  }

  /**
   * The same, without deployments that began in a later second than the incident, or on a later day than one at midnight, of which only the
   * day is known: they cannot have caused it.
   */
  credibleCauseOf(
    id: number,
    merged: readonly number[],
    began: number | null,
  ): Cause {
    const cause = this.causeOf(id, merged);
    if (cause === null || cause.size === 0 || began === null) return cause;
    const isDay = new Date(began).toISOString().endsWith('T00:00:00.000Z');
    const over = isDay ? began + 86_400_000 : began - (began % 1000) + 1000;
    const credible = [...cause].filter(each => {
      const startedAt = this.deployments.get(each)?.startedAt ?? null;
      return startedAt === null || startedAt < over;
    });
    return credible.length > 0 ? new Set(credible) : null;
  }

  /** Of each deployment what was said last. */
  private standing(id: number, merged: readonly number[]): Map<number, State> {
    const last = new Map<number, { state: State; when: number }>();
    for (const each of [id, ...merged]) {
      for (const [deployment, word] of this.of(each).of) {
        const other = last.get(deployment);
        if (other === undefined || word.when > other.when) {
          last.set(deployment, word);
        }
      }
    }
    return new Map([...last].map(([key, { state }]) => [key, state]));
  }

  private of(id: number): Said {
    const known = this.said.get(id);
    if (known !== undefined) return known;
    const said: Said = { of: new Map(), isNone: false };
    this.said.set(id, said);
    return said;
  }
}
