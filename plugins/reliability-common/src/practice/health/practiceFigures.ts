import {
  compareCounts,
  type FigureChange,
  FEWEST_DAYS_FOR_RATE,
  garwoodInterval,
  type IncidentsFigure,
  type MetricsWindow,
  windowBefore,
} from '../../metrics';
import {
  type Counted,
  medianFigure,
  namedOf,
  shareFigureOf,
  spreadFigure,
} from './figureKinds';
import {
  type PracticeFigure,
  type PracticeFigureId,
  type PracticeHealth,
  type PracticeRole,
  practiceRoles,
} from './model';

const SECOND = 1000;
const DAYS_OF_RATE = 30;

/** What figures of the practice know of a published postmortem. @public */
export interface PublishedFact {
  readonly postmortemId: number;
  /** UTC milliseconds. */
  readonly publishedAt: number;
  /** The earliest start among its incidents, in UTC milliseconds; null: not known. */
  readonly startedAt: number | null;
  readonly factors: number;
  readonly factorsWithEvidence: number;
  /** Teams of those who took part, each once; empty: none is known. */
  readonly teams: readonly string[];
  /** In what capacity anybody took part, each once. */
  readonly roles: readonly PracticeRole[];
  /** Tells one facilitator from another, and says nothing else; null: there was none. */
  readonly facilitator: string | null;
  /** Whether somebody outside the owning team reviewed it; null: the owner is not known. */
  readonly reviewedFromOutside: boolean | null;
}

/** What practice health is made of. @public */
export interface PracticeInput {
  readonly window: MetricsWindow;
  /** Of the window and of the one before it, in any order. */
  readonly published: readonly PublishedFact[];
  readonly incidents: IncidentsFigure;
  /** The same of the window before. */
  readonly incidentsBefore: IncidentsFigure;
}

/**
 * How the practice is doing: what was published in a window, and what was reported. Where nothing was ever reported and nothing published, that
 * is said, and not that nothing happened.
 *
 * @public
 */
export function practiceFigures({
  window,
  published,
  incidents,
  incidentsBefore,
}: PracticeInput): Pick<
  PracticeHealth,
  'published' | 'figures' | 'breadth' | 'reported'
> {
  const now = publishedIn(published, window);
  const before = publishedIn(published, windowBefore(window));
  const isObserved = incidents.state !== 'notObserved' || now.length > 0;
  const orUnobserved = (figure: PracticeFigure): PracticeFigure =>
    isObserved || figure.state !== 'none'
      ? figure
      : { ...figure, state: 'notObserved' };
  return {
    published: now.length,
    figures: {
      participationBreadth: orUnobserved(
        medianFigure('participationBreadth', {
          before: breadths(before),
          now: breadths(now),
          total: now.length,
        }),
      ),
      daysToPublish: orUnobserved(
        medianFigure('daysToPublish', {
          before: timesToPublish(before),
          now: timesToPublish(now),
          total: now.length,
        }),
      ),
      evidenceShare: orUnobserved(
        shareFigureOf('evidenceShare', evidence(before), evidence(now)),
      ),
      outsideReview: orUnobserved(
        shareFigureOf(
          'outsideReview',
          outsideReviews(before),
          outsideReviews(now),
        ),
      ),
      facilitatorSpread: orUnobserved(
        spreadFigure(
          now.flatMap(({ facilitator }) => facilitator ?? []),
          now.length,
        ),
      ),
      nearMissRate: nearMissRate(incidentsBefore, incidents),
      nearMissShare: nearMissShare(incidentsBefore, incidents),
    },
    breadth: {
      teams: new Set(now.flatMap(({ teams }) => teams)).size,
      roles: rolesOf(now),
    },
    reported:
      incidents.state === 'notObserved'
        ? null
        : {
            nearMisses: incidents.byKind.nearMiss,
            incidents: incidents.count,
          },
  };
}

function publishedIn(
  published: readonly PublishedFact[],
  { from, until }: MetricsWindow,
): PublishedFact[] {
  return published.filter(
    ({ publishedAt }) => publishedAt >= from && publishedAt < until,
  );
}

function rolesOf(
  published: readonly PublishedFact[],
): Record<PracticeRole, number> {
  const counts = { author: 0, facilitator: 0, participant: 0, reviewer: 0 };
  for (const role of practiceRoles) {
    counts[role] = published.filter(({ roles }) => roles.includes(role)).length;
  }
  return counts;
}

function breadths(published: readonly PublishedFact[]): number[] {
  return published.flatMap(({ teams }) =>
    teams.length > 0 ? teams.length : [],
  );
}

/** In seconds. */
function timesToPublish(published: readonly PublishedFact[]): number[] {
  return published.flatMap(({ publishedAt, startedAt }) =>
    startedAt !== null && publishedAt >= startedAt
      ? (publishedAt - startedAt) / SECOND
      : [],
  );
}

function evidence(published: readonly PublishedFact[]): Counted {
  const n = sum(published, ({ factors }) => factors);
  const k = sum(published, ({ factorsWithEvidence }) => factorsWithEvidence);
  return { k, n, total: n };
}

function outsideReviews(published: readonly PublishedFact[]): Counted {
  const known = published.filter(
    ({ reviewedFromOutside }) => reviewedFromOutside !== null,
  );
  return {
    k: known.filter(({ reviewedFromOutside }) => reviewedFromOutside).length,
    n: known.length,
    total: published.length,
  };
}

function sum(
  published: readonly PublishedFact[],
  of: (fact: PublishedFact) => number,
): number {
  return published.reduce((total, fact) => total + of(fact), 0);
}

function exposureOf(incidents: IncidentsFigure) {
  return incidents.state === 'notObserved'
    ? { count: 0, exposure: 0 }
    : {
        count: incidents.byKind.nearMiss,
        exposure: incidents.observedDays / DAYS_OF_RATE,
      };
}

function nearMissRate(
  before: IncidentsFigure,
  now: IncidentsFigure,
): PracticeFigure {
  const named = namedOf('nearMissRate');
  if (now.state === 'notObserved') return { state: 'notObserved', ...named };
  const { count: n, exposure } = exposureOf(now);
  const coverage = { known: n, total: n };
  if (now.observedDays < FEWEST_DAYS_FOR_RATE) {
    return { state: 'tooFew', ...named, n, coverage };
  }
  const [low, high] = garwoodInterval(n);
  return {
    state: 'ok',
    ...named,
    value: n / exposure,
    interval: [low / exposure, high / exposure],
    k: null,
    n,
    coverage,
    change: compareCounts(exposureOf(before), { count: n, exposure }),
  };
}

function nearMissShare(
  before: IncidentsFigure,
  now: IncidentsFigure,
): PracticeFigure {
  if (now.state === 'notObserved') {
    return { state: 'notObserved', ...namedOf('nearMissShare') };
  }
  return shareFigureOf('nearMissShare', reported(before), reported(now));
}

function reported(incidents: IncidentsFigure): Counted {
  if (incidents.state === 'notObserved') return { k: 0, n: 0, total: 0 };
  const k = incidents.byKind.nearMiss;
  const n = k + incidents.count;
  return { k, n, total: n };
}

/** The changes of some figures, with which it is. @internal */
export function changesOf({ figures }: Pick<PracticeHealth, 'figures'>): {
  readonly figure: PracticeFigureId;
  readonly change: FigureChange;
}[] {
  return Object.values(figures).flatMap(figure =>
    'change' in figure && figure.change !== null
      ? { figure: figure.definition, change: figure.change }
      : [],
  );
}
