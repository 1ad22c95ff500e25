/** A failure mode on a day: how many incidents everybody may see. @public */
export interface IncidentDay {
  /** As it is stored now; null where nobody said. */
  readonly failureMode: string | null;
  /** Days since 1970 in UTC. */
  readonly day: number;
  readonly count: number;
}

/** A commitment whose effect was checked. @public */
export interface VerifiedFact {
  readonly key: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** The group that answers for it; null where none does. */
  readonly team: string | null;
  /** Of the incidents and learnings that it comes from. */
  readonly failureModes: readonly string[];
  /** The domain that its entity is part of; null where it is in none. */
  readonly domain: string | null;
}

/**
 * All that milestones are found in: what everybody may see, and nothing of drafts or of what is restricted. So no milestone can tell of
 * these, whatever a rule makes of it.
 *
 * @public
 */
export interface MilestoneFacts {
  /** UTC milliseconds. */
  readonly now: number;
  /** What a word for a failure mode means now, as modes are renamed and replaced. */
  readonly meant: (failureMode: string) => string;
  readonly postmortems: readonly {
    readonly key: string;
    /** UTC milliseconds. */
    readonly at: number;
    /** Groups that own what it is about. */
    readonly teams: readonly string[];
  }[];
  readonly verified: readonly VerifiedFact[];
  readonly adoptions: readonly {
    readonly learning: string;
    /** Groups that own what it was learned from; theirs is no adoption. */
    readonly origins: readonly string[];
    readonly team: string;
    readonly at: number;
  }[];
  /** Incidents that count, by day; as far back as {@link QUIET_LOOK_BACK_DAYS}. */
  readonly incidentDays: readonly IncidentDay[];
}

/** A milestone that a rule finds. @public */
export interface ReachedMilestone {
  /** What it is about, under a name that stays: with kind and level there is one of it. */
  readonly subject: string;
  readonly level: number;
  /** The team that reached it; null where it is the whole organisation's. */
  readonly team: string | null;
  /** UTC milliseconds. */
  readonly at: number;
  /** One sentence in English. */
  readonly text: string;
  readonly evidence: Readonly<Record<string, number | string>>;
  /** The postmortem or learning that it is about, by its key. */
  readonly about: string | null;
  /** Keys of what it counts. It stands as long as everybody may see these as they were counted, whoever owns them by then. */
  readonly restsOn: readonly string[];
}

/** A milestone as it is kept. @public */
export type KeptMilestone = ReachedMilestone & { readonly kind: string };

/**
 * A kind of milestone. It never ranks: it says what one team, or everybody, has reached, and rests on learning that is finished.
 *
 * @public
 */
export interface MilestoneRule {
  /** Letters and digits, at most 40; its milestones are kept under it. */
  readonly kind: string;
  readonly find: (facts: MilestoneFacts) => readonly ReachedMilestone[];
  /** Whether one that was found earlier is still true; where it is left out, as long as what it rests on is among the facts. */
  readonly stillHolds?: (kept: KeptMilestone, facts: MilestoneFacts) => boolean;
}

/** Whether everything that a milestone counts is still there for everybody. */
export function restsOnFacts(facts: MilestoneFacts) {
  const keys = new Set([
    ...facts.postmortems.map(({ key }) => key),
    ...facts.verified.map(({ key }) => key),
    ...facts.adoptions.map(adoptionKey),
  ]);
  return ({ restsOn }: Pick<KeptMilestone, 'restsOn'>) =>
    restsOn.every(key => keys.has(key));
}

/** Names a team's adoption of a learning. */
export function adoptionKey({
  learning,
  team,
}: MilestoneFacts['adoptions'][number]): string {
  return `${learning} ${team}`;
}
