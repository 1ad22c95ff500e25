import { PostmortemStatus } from '@afterword/plugin-reliability-common';
import { DAY } from './calendarWeights';
import { NumberedHappening } from './HistoryPlan';
import { SeededRandom } from './SeededRandom';

/** A postmortem to be written: about what, and how far it has come. */
export interface PlannedPostmortem {
  /** The one that it is mainly about comes first. */
  readonly about: readonly NumberedHappening[];
  readonly status: PostmortemStatus;
}

/** How likely an incident gets a postmortem, by severity; after the last two months nearly all have at least been begun. */
const written = { sev1: 1, sev2: 1, sev3: 0.48, sev4: 0.08, sev5: 0 } as const;
const begun = { sev1: 1, sev2: 1, sev3: 1, sev4: 0.75, sev5: 0.2 } as const;
const RECENT_DAYS = 60;
const NEAR_MISSES = 8;

/** The state of the newest postmortems, latest first: d(raft), r(eview), p(ublished). All others are published … */
const newest = 'dddddrddrddprdrrdrprrrprrp';
/** … but for the odd one that was left lying. */
const LEFT_LYING_EVERY = 23;

const statusOfLetter: Readonly<Record<string, PostmortemStatus>> = {
  d: 'draft',
  r: 'inReview',
  p: 'published',
};

/** Chooses what a postmortem is written about, and how far each has come by `day`. */
export function choosePostmortems(
  happenings: readonly NumberedHappening[],
  day: number,
): PlannedPostmortem[] {
  const random = new SeededRandom('postmortems');
  const chosen = happenings.filter(({ kind, severity, startedAt, ...rest }) => {
    const isOver = rest.times.mitigated !== null;
    if (kind !== 'incident' || !isOver || rest.restricted || rest.flaw) {
      return false;
    }
    const isRecent = startedAt > day - RECENT_DAYS * DAY;
    return random.chance((isRecent ? begun : written)[severity ?? 'sev5']);
  });
  const nearMisses = random.some(
    happenings.filter(
      ({ kind, startedAt }) =>
        kind === 'nearMiss' && startedAt < day - 30 * DAY,
    ),
    NEAR_MISSES,
  );
  const latestFirst = [...chosen].reverse();
  const isChosen = new Set(chosen);
  const taken = new Set<NumberedHappening>();
  const planned = latestFirst.map((happening, index): PlannedPostmortem => {
    const status = statusAt(index);
    const again = happenings.find(
      other =>
        status === 'published' &&
        !isChosen.has(other) &&
        !taken.has(other) &&
        isTheSameAgain(happening, other),
    );
    if (again) taken.add(again);
    return { about: again ? [happening, again] : [happening], status };
  });
  return [
    ...planned,
    ...nearMisses.map(
      (happening): PlannedPostmortem => ({
        about: [happening],
        status: 'published',
      }),
    ),
  ].sort((a, b) => a.about[0].startedAt - b.about[0].startedAt);
}

function statusAt(index: number): PostmortemStatus {
  const wasLeftLying = index % LEFT_LYING_EVERY === 0;
  return (
    statusOfLetter[newest[index] ?? ''] ??
    (wasLeftLying ? 'draft' : 'published')
  );
}

/** Whether something came back within two weeks, close enough to be written up together. */
function isTheSameAgain(a: NumberedHappening, b: NumberedHappening): boolean {
  return (
    b.kind === 'incident' &&
    b.stage.origin === a.stage.origin &&
    b.script === a.script &&
    !b.flaw &&
    !b.restricted &&
    b.times.mitigated !== null &&
    b.startedAt > a.startedAt &&
    b.startedAt - a.startedAt < 14 * DAY
  );
}
