import {
  HistoryEvent,
  INSIDER,
  Point,
  Promised,
  Report,
  Status,
} from '../events';
import { Knowledge, PlainIncident } from './knowledge';
import { NaiveCauses } from './naiveCauses';
import { NaivePostmortems } from './naivePostmortems';
import { nextStanding } from './naiveSteps';
import {
  anchorOfTimes,
  heard,
  withWord,
  Word,
  wrongPoints,
} from './naiveWords';
import { millisOfDuration, millisOfInstant } from './naiveTime';

interface Kept {
  report: Report;
  readonly place: number;
  readonly createdAt: number;
  words: readonly Word[];
  mergedInto: number | null;
}

/** Goes through events one by one, as if nobody had ever thought of a database. */
export class Replay {
  private readonly incidents = new Map<number, Kept>();
  private readonly merged = new Set<Kept>();
  private readonly items = new Map<number, Promised>();
  private readonly causes = new NaiveCauses();
  private readonly postmortems = new NaivePostmortems();

  /** @param now - when figures are asked for: nothing is told of what is to come before that */
  constructor(private readonly now: number) {}

  knowledge(): Knowledge {
    return {
      incidents: [...this.incidents.values()]
        .filter(kept => kept.mergedInto === null)
        .map(kept => this.plain(kept)),
      items: [...this.items.values()],
      deployments: this.causes.all(),
      lessons: this.postmortems.lessons(id => this.kept(id).mergedInto ?? id),
      watched: this.watched(),
    };
  }

  happen(event: HistoryEvent): void {
    switch (event.does) {
      case 'import':
        this.begin(event.incident, event.when, 'source', event.source);
        break;
      case 'report':
        this.begin(event.incident, event.when, 'person', INSIDER);
        break;
      case 'deliver':
        this.deliver(event);
        break;
      case 'say': {
        const at = event.at === null ? null : millisOfInstant(event.at);
        const { point, when } = event;
        const kept = this.kept(event.id);
        const word = { point, from: 'person', by: INSIDER, at, when } as const;
        kept.words = withWord(kept.words, word);
        break;
      }
      case 'unsay': {
        const kept = this.kept(event.id);
        kept.words = kept.words.filter(
          word => word.from !== 'person' || word.point !== event.point,
        );
        break;
      }
      case 'change': {
        const kept = this.kept(event.id);
        const before = kept.report;
        kept.report = { ...before, ...event.change };
        break;
      }
      case 'merge': {
        const kept = this.kept(event.id);
        kept.mergedInto = event.into;
        this.merged.add(kept);
        break;
      }
      case 'unmerge': {
        const kept = this.kept(event.id);
        kept.mergedInto = null;
        this.merged.delete(kept);
        break;
      }
      case 'deploy':
        this.causes.deploy(event.deployment);
        break;
      case 'redeploy':
        this.causes.redeploy(event.deployment, event.change);
        break;
      case 'answer':
        this.causes.answer(event, this.mergedInto(event.id));
        break;
      case 'write':
      case 'rewrite':
      case 'attach':
      case 'publish':
      case 'discard':
        this.postmortems.happen(event);
        break;
      case 'promise':
        this.items.set(event.item.id, event.item);
        break;
      case 'step':
        this.step(event.item, event.to, event.when);
        break;
      case 'reschedule': {
        const { due } = event;
        this.items.set(event.item, { ...this.item(event.item), due });
        break;
      }
      default:
        throw new TypeError(`nobody does ${JSON.stringify(event)}`);
    }
  }

  private begin(
    report: Report,
    when: number,
    from: Word['from'],
    by: string,
  ): void {
    const words = Object.entries(report.times).map(([point, at]) => ({
      point: point as Point,
      from,
      by,
      at: at === null ? null : millisOfInstant(at),
      when,
    }));
    const place = this.incidents.size;
    const kept = { report, place, createdAt: when, words, mergedInto: null };
    this.incidents.set(report.id, kept);
  }

  private deliver(event: Extract<HistoryEvent, { does: 'deliver' }>): void {
    const { id, source, refs, times, when } = event;
    const added = refs.map(ref => ({
      ref,
      role: 'impacted' as const,
      impact: null,
    }));
    const known = this.incidents.get(id);
    if (known === undefined) {
      const report: Report = {
        id,
        kind: 'incident',
        severity: null,
        incidentType: null,
        trigger: null,
        failureMode: null,
        entities: added,
        times,
        stated: {},
        restricted: false,
      };
      this.begin(report, when, 'source', source);
      return;
    }
    for (const [point, text] of Object.entries(times)) {
      const at = millisOfInstant(text);
      known.words = withWord(known.words, {
        point: point as Point,
        from: 'source',
        by: source,
        at,
        when,
      });
    }
    const { entities } = known.report;
    known.report = {
      ...known.report,
      entities: [
        ...entities,
        ...added.filter(({ ref }) => entities.every(one => one.ref !== ref)),
      ],
    };
  }

  private step(id: number, to: Status, when: number): void {
    this.items.set(id, nextStanding(this.item(id), to, when));
  }

  /** Since when entities are watched: since the first that names them for everybody, also where it is merged into another. */
  private watched(): Map<string, number> {
    const watched = new Map<string, number>();
    for (const kept of this.incidents.values()) {
      if (kept.report.restricted) continue;
      const since = this.placed(kept);
      for (const { ref } of kept.report.entities) {
        watched.set(ref, Math.min(since, watched.get(ref) ?? Infinity));
      }
    }
    return watched;
  }

  private placed(kept: Kept): number {
    return anchorOfTimes(this.timesOf(kept)) ?? kept.createdAt;
  }

  private plain(kept: Kept): PlainIncident {
    const { report } = kept;
    const times = this.timesOf(kept);
    const stated = Object.entries(report.stated).map(([name, text]) => [
      name,
      millisOfDuration(text),
    ]);
    return {
      ...report,
      place: kept.place,
      times,
      stated: Object.fromEntries(stated),
      wrong: wrongPoints(times, this.now),
      cause: this.causes.credibleCauseOf(
        report.id,
        this.mergedInto(report.id),
        anchorOfTimes(times),
      ),
    };
  }

  private timesOf(kept: Kept): Record<Point, number | null> {
    const others = this.mergedInto(kept.report.id).map(id => this.kept(id));
    const words = [kept, ...others].flatMap(each => each.words);
    const time = (point: Point) =>
      heard(words.filter(word => word.point === point));
    return {
      impactStarted: time('impactStarted'),
      detected: time('detected'),
      declared: time('declared'),
      acknowledged: time('acknowledged'),
      mitigated: time('mitigated'),
      resolved: time('resolved'),
    };
  }

  private mergedInto(id: number): number[] {
    return [...this.merged]
      .filter(other => other.mergedInto === id)
      .sort((a, b) => a.place - b.place)
      .map(other => other.report.id);
  }

  private kept(id: number): Kept {
    const kept = this.incidents.get(id);
    if (kept === undefined) throw new RangeError(`there is no incident ${id}`);
    return kept;
  }

  private item(id: number): Promised {
    const item = this.items.get(id);
    if (item === undefined) throw new RangeError(`there is no item ${id}`);
    return item;
  }
}
