/** A failure mode on a day: how many incidents everybody may see. @public */
export interface IncidentDay {
  /** As it is stored now; null where nobody said. */
  readonly failureMode: string | null;
  /** Days since 1970 in UTC. */
  readonly day: number;
  readonly count: number;
}

/** An entity, and whose it is now. @public */
export interface OwnedEntity {
  readonly entity: string;
  /** The group that owns it; null where none does, or it has left the catalog. */
  readonly team: string | null;
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
    /** What it is about. */
    readonly entities: readonly OwnedEntity[];
  }[];
  readonly verified: readonly VerifiedFact[];
  /** Entities that a learning applies to, by an answer. */
  readonly adoptions: readonly (OwnedEntity & {
    readonly learning: string;
    /** The postmortem that it stands in. */
    readonly postmortem: string;
    /** What it was learned from; that it applies to what is its owner's is no adoption. */
    readonly origins: readonly OwnedEntity[];
    /** UTC milliseconds. */
    readonly at: number;
  })[];
  /** Incidents that count, by day: all of them. */
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
  /** Keys of what it counts, such as `PM-3`, or of what that is about: `PM-3 component:default/api`. It stands as long as everybody may see these as they were counted, whoever owns them by then. */
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
    ...facts.postmortems.flatMap(({ key, entities }) => [
      key,
      ...entities.map(({ entity }) => aboutKey(key, entity)),
    ]),
    ...facts.verified.map(({ key }) => key),
    ...facts.adoptions.map(adoptionKey),
  ]);
  return ({ restsOn }: Pick<KeptMilestone, 'restsOn'>) =>
    restsOn.every(key => keys.has(key));
}

/** Names that a learning applies to an entity, whoever owns that by now. */
export function adoptionKey({
  learning,
  entity,
}: MilestoneFacts['adoptions'][number]): string {
  return `${learning} ${entity}`;
}

/** Names that a postmortem is about an entity, whoever owns that by now. */
export function aboutKey(postmortem: string, entity: string): string {
  return `${postmortem} ${entity}`;
}
