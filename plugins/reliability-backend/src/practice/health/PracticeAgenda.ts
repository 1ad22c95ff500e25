import {
  AgendaEntry,
  charterToRenew,
  openGatesInWords,
  practiceFiguresOnAgenda,
  processesOnAgenda,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { FigureReadings } from '../../metrics';
import { inTheRoom } from '../../platform/access/inTheRoom';
import { orNobody } from '../../platform/access/orNobody';
import { RequestContext } from '../../platform/http/RequestContext';
import { Platform } from '../../platform/Platform';
import { Processes } from '../../processes';
import { FoundTopic, FrameworkFindings } from '../../reviews';
import { PracticeHealthReading } from './PracticeHealthReading';

/** Versions of the charter that are looked at; nobody adopts more between two reviews. */
const LOOKED_AT = 50;

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * What there is to speak of in a review of the framework: how the practice is doing, which gates were left open, and what became of the processes and the charter. As on
 * every agenda nothing confidential is among it, also for those who may read that, and nobody is named.
 */
export class PracticeAgenda implements FrameworkFindings {
  constructor(
    private readonly platform: Platform,
    private readonly figures: FigureReadings,
    private readonly health: PracticeHealthReading,
    private readonly processes: Pick<Processes, 'charter' | 'trail'>,
  ) {}

  async of(
    context: RequestContext,
    scope: string,
    span: Span,
  ): Promise<FoundTopic[]> {
    // A first review that is far ahead looks back on what has not begun.
    if (span.from >= span.until) return [];
    const practice = await this.practice(inTheRoom(context), scope, span).catch(
      orNobody,
    );
    return [
      ...(practice ?? []),
      { kind: 'processes', entries: await this.processEntries(context, span) },
      { kind: 'charter', entries: await this.charterEntries(span) },
    ];
  }

  private async practice(
    context: RequestContext,
    scope: string,
    span: Span,
  ): Promise<FoundTopic[]> {
    const sight = await this.figures.access.sight(context);
    const window = { ...span, rolling: null };
    const asked = { sight, window, now: span.until };
    const health = await this.health.read(asked, scope);
    return [
      {
        kind: 'practice',
        entries: practiceFiguresOnAgenda(health).map(({ figure, said }) =>
          lineOf(figure, said),
        ),
      },
      {
        kind: 'gates',
        entries: openGatesInWords(health.gates).map(({ gate, said }) =>
          lineOf(gate, said),
        ),
      },
    ];
  }

  private async processEntries(
    { principal }: RequestContext,
    span: Span,
  ): Promise<AgendaEntry[]> {
    const changes = await this.processes.trail.changes(principal, span);
    if (changes === null) return [];
    return processesOnAgenda(changes).map(({ title, said }) =>
      lineOf(title, said),
    );
  }

  /** The version that stands, then others that were adopted in the time. */
  private async charterEntries({ from, until }: Span): Promise<AgendaEntry[]> {
    const { database } = this.platform;
    const { items } = await this.processes.charter.versions(database, {
      limit: LOOKED_AT,
    });
    if (items.length === 0) {
      return [{ ...plain('v0'), change: charterToRenew(null, until) }];
    }
    return items
      .filter(
        ({ at }, place) => place === 0 || (at !== null && toMillis(at) >= from),
      )
      .map(({ version, note, at }, place) => ({
        ...plain(note === '' ? `v${version}` : `v${version} · ${note}`),
        at,
        change: place === 0 ? charterToRenew(at, until) : null,
      }));
  }
}

function lineOf(title: string, change: AgendaEntry['change']): AgendaEntry {
  return { ...plain(title), change };
}

function plain(title: string): AgendaEntry {
  return { key: null, title, times: null, at: null, day: null, change: null };
}
