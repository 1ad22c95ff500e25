import { AboutPostmortem, Layer, Written } from '../events';

/** What a published postmortem tells of incidents. */
export interface Lesson {
  /** Those that it is about, as they stand. */
  readonly incidents: ReadonlySet<number>;
  readonly layers: ReadonlySet<Layer>;
}

/** Postmortems as they were written, each with the layers of its factors. */
export class NaivePostmortems {
  private readonly written = new Map<number, Written>();

  happen(event: AboutPostmortem): void {
    if (event.does === 'write') {
      this.written.set(event.postmortem.id, event.postmortem);
      return;
    }
    const before = this.written.get(event.postmortem);
    if (before === undefined) {
      throw new RangeError(`there is no postmortem ${event.postmortem}`);
    }
    switch (event.does) {
      case 'rewrite': {
        const layers = [...before.layers];
        const { from, to } = event;
        const gone = from === null ? layers.length : layers.indexOf(from);
        layers.splice(gone, 1, ...(to === null ? [] : [to]));
        this.written.set(before.id, { ...before, layers });
        break;
      }
      case 'attach': {
        const { incidents } = event;
        this.written.set(before.id, { ...before, incidents });
        break;
      }
      case 'publish':
        this.written.set(before.id, { ...before, status: 'published' });
        break;
      case 'discard':
        this.written.delete(before.id);
        break;
      default:
        throw new TypeError(`nobody does ${JSON.stringify(event)}`);
    }
  }

  /** @param standing - what an incident was merged into, or itself */
  lessons(standing: (incident: number) => number): Lesson[] {
    return [...this.written.values()]
      .filter(({ status }) => status === 'published')
      .map(({ incidents, layers }) => ({
        incidents: new Set(incidents.map(standing)),
        layers: new Set(layers),
      }));
  }
}
