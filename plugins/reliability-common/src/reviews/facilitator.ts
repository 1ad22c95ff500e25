/** Somebody who can lead a review: a person, or a team that sends one. @public */
export interface Candidate {
  readonly ref: string;
  /** IANA name of where they work; null: not said, so that every hour is taken to be one. */
  readonly zone: string | null;
  /** Since when they are in the pool, UTC milliseconds. */
  readonly since: number;
}

/** A review that somebody led. @public */
export interface Turn {
  readonly ref: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What a proposal rests on. @public */
export interface RotationInput {
  readonly candidates: readonly Candidate[];
  /** Reviews of the series that were held, in any order. */
  readonly turns: readonly Turn[];
  /** Who said that they cannot lead this one. */
  readonly declined: readonly string[];
  /** Who said that they would like to lead this one. */
  readonly volunteers: readonly string[];
  /** How many reviews of other series each is to lead. */
  readonly load: Readonly<Record<string, number>>;
  /** When the review begins, UTC milliseconds. */
  readonly startsAt: number;
}

/** Why somebody is proposed. @public */
export const proposalReasons = [
  'volunteered',
  'neverYet',
  'longestAgo',
  'onlyOne',
] as const;
/** Why somebody is proposed. @public */
export type ProposalReason = (typeof proposalReasons)[number];

/** Who leads a review next, and why. @public */
export interface FacilitatorProposal {
  readonly ref: string;
  readonly because: ProposalReason;
}

/**
 * Whether it is for nobody else to lead a review: somebody agreed to, or was named. Who is only proposed leads nothing yet, and led nothing that is over.
 *
 * @public
 */
export function isSettled({
  ref,
  agreed,
  because,
}: {
  readonly ref: string | null;
  readonly agreed: boolean;
  readonly because: ProposalReason | null;
}): boolean {
  return ref !== null && (agreed || because === null);
}

const FIRST_HOUR = 8;
const LAST_HOUR = 18;

/**
 * Who leads a review next. Whoever had the fewest turns comes first, so that no two are ever more than one turn apart while everybody can: who
 * declines is passed over this once, and is first the next time. Among equals those who would like to come first, then whoever was not
 * asked for longest, and has least of other series to lead.
 *
 * Turns count since the last one joined the pool: a newcomer owes nothing for the time before. At night nobody is asked who works elsewhere,
 * unless it is night for all.
 *
 * @returns null: there is nobody who has not declined
 * @public
 */
export function proposeFacilitator(
  input: RotationInput,
): FacilitatorProposal | null {
  const willing = input.candidates.filter(
    ({ ref }) => !input.declined.includes(ref),
  );
  if (willing.length === 0) return null;
  const awake = willing.filter(({ zone }) => isAtWork(zone, input.startsAt));
  const able = awake.length > 0 ? awake : willing;
  const together = Math.max(...input.candidates.map(({ since }) => since));
  const standings = able.map(({ ref }) => {
    const mine = input.turns.filter(turn => turn.ref === ref);
    return {
      ref,
      turns: mine.filter(({ at }) => at >= together).length,
      last: Math.max(-Infinity, ...mine.map(({ at }) => at)),
      volunteers: input.volunteers.includes(ref),
      load: input.load[ref] ?? 0,
    };
  });
  const fewest = Math.min(...standings.map(({ turns }) => turns));
  const [first] = standings
    .filter(({ turns }) => turns === fewest)
    .sort(
      (a, b) =>
        Number(b.volunteers) - Number(a.volunteers) ||
        earlier(a.last, b.last) ||
        a.load - b.load ||
        (a.ref < b.ref ? -1 : 1),
    );
  return { ref: first.ref, because: reasonFor(first, able.length) };
}

/** Two who never led anything are equal, which minus infinity less itself is not. */
function earlier(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function reasonFor(
  { volunteers, last }: { readonly volunteers: boolean; readonly last: number },
  able: number,
): ProposalReason {
  if (volunteers) return 'volunteered';
  if (able === 1) return 'onlyOne';
  return last === -Infinity ? 'neverYet' : 'longestAgo';
}

/** Whether it is a usual hour of work at a place. */
function isAtWork(zone: string | null, at: number): boolean {
  if (zone === null) return true;
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', {
      hour: 'numeric',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(at),
  );
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
}
