import { nameInRef } from '../../reports/nameInRef';
import type {
  KeptMilestone,
  MilestoneFacts,
  MilestoneRule,
  OwnedEntity,
  ReachedMilestone,
} from './facts';
import { aboutKey, adoptionKey, restsOnFacts } from './facts';
import { quietFailureMode } from './quiet';

/** Numbers of verified commitments that a team is told of. */
const VERIFIED_LEVELS = [10, 50, 100];
/** Teams that make a learning one that travels. */
const ADOPTING_TEAMS = 5;
/** Domains that make a risk one that is closed across the organisation. */
const CLOSED_DOMAINS = 3;

interface Dated {
  readonly at: number;
}

/** A team has published its first postmortem. */
const firstPostmortem: MilestoneRule = {
  kind: 'firstPostmortem',
  find: ({ postmortems }) => {
    const owned = postmortems.flatMap(({ key, at, entities }) =>
      entities.flatMap(({ entity, team }) =>
        team === null ? [] : { key, at, entity, team },
      ),
    );
    return [...grouped(owned, ({ team }) => team)].map(
      ([team, [{ key, at, entity }]]) => ({
        subject: team,
        level: 1,
        team,
        at,
        text: `${nameInRef(team)} has published its first postmortem`,
        evidence: {},
        about: key,
        restsOn: [aboutKey(key, entity)],
      }),
    );
  },
  // Only where it is about that entity is it known that it is the team's.
  stillHolds: ({ about, restsOn }, { postmortems }) =>
    postmortems.some(
      ({ key, entities }) =>
        key === about &&
        entities.some(({ entity }) => restsOn.includes(aboutKey(key, entity))),
    ),
};

/** A team has checked the effect of its tenth commitment, its fiftieth, its hundredth. */
const verifiedActions: MilestoneRule = {
  kind: 'verifiedActions',
  find: ({ verified }) => {
    const owned = verified.flatMap(({ team, ...each }) =>
      team === null ? [] : { ...each, team },
    );
    return [...grouped(owned, ({ team }) => team)].flatMap(([team, items]) =>
      VERIFIED_LEVELS.filter(level => level <= items.length).map(level => {
        const counted = items.slice(0, level);
        return {
          subject: team,
          level,
          team,
          at: latest(counted),
          text: `${nameInRef(team)} has verified ${level} commitments`,
          evidence: {},
          about: null,
          restsOn: counted.map(({ key }) => key),
        };
      }),
    );
  },
};

/** Five teams other than those that learned it have said that a learning applies to them. */
const adoptedLearning: MilestoneRule = {
  kind: 'adoptedLearning',
  find: ({ adoptions }) => {
    const travelled = adoptions.filter(
      ({ origins, team: by }) =>
        by !== null && origins.every(({ team }) => team !== by),
    );
    return [...grouped(travelled, ({ learning }) => learning)].flatMap(
      ([learning, all]) => {
        const counted = oneOfEach(all, ({ team }) => team ?? '').slice(
          0,
          ADOPTING_TEAMS,
        );
        if (counted.length < ADOPTING_TEAMS) return [];
        const { origins, postmortem } = all[0];
        const [origin] = origins
          .filter(({ team }) => team !== null)
          .sort(byTeam);
        return {
          subject: learning,
          level: ADOPTING_TEAMS,
          team: origin?.team ?? null,
          at: latest(counted),
          text: `${ADOPTING_TEAMS} teams have adopted a learning`,
          evidence: {},
          about: learning,
          restsOn: [
            ...counted.map(adoptionKey),
            // Whose it is is told as long as everybody may see what it was learned from.
            ...(origin ? [aboutKey(postmortem, origin.entity)] : []),
          ],
        };
      },
    );
  },
};

/** What was done against one failure mode is verified in three domains. */
const risksClosed: MilestoneRule = {
  kind: 'risksClosed',
  find: ({ verified }) => {
    const against = verified.flatMap(({ domain, failureModes, ...each }) =>
      domain === null
        ? []
        : failureModes.map(failureMode => ({ ...each, domain, failureMode })),
    );
    return [...grouped(against, ({ failureMode }) => failureMode)].flatMap(
      ([failureMode, all]) => {
        const counted = oneOfEach(all, ({ domain }) => domain).slice(
          0,
          CLOSED_DOMAINS,
        );
        if (counted.length < CLOSED_DOMAINS) return [];
        return {
          subject: failureMode,
          level: CLOSED_DOMAINS,
          team: null,
          at: latest(counted),
          text: `What was done against ${failureMode} is verified in ${CLOSED_DOMAINS} domains`,
          evidence: { failureMode },
          about: null,
          restsOn: counted.map(({ key }) => key),
        };
      },
    );
  },
  stillHolds: ({ subject, restsOn }, { meant, verified }) => {
    const mode = meant(subject);
    const against = new Set(
      verified.flatMap(({ key, failureModes }) =>
        failureModes.includes(mode) ? key : [],
      ),
    );
    return restsOn.every(key => against.has(key));
  },
};

/** The milestones that come with the plugin. @public */
export const defaultMilestoneRules: readonly MilestoneRule[] = [
  firstPostmortem,
  verifiedActions,
  quietFailureMode,
  adoptedLearning,
  risksClosed,
];

/** What a look at the facts changes. @public */
export interface MilestoneChanges<TKept extends KeptMilestone> {
  readonly added: readonly KeptMilestone[];
  /** What they rested on is not so any more. */
  readonly withdrawn: readonly TKept[];
  /** It is so again, or by other things: with what is to be kept now. */
  readonly restored: readonly {
    readonly kept: TKept;
    readonly now: KeptMilestone;
  }[];
}

/**
 * What is to be kept after a look at the facts: what was reached is found once and stays, and is withdrawn only where what it rested on is no
 * longer so and nothing else has taken its place.
 *
 * @param kept - of these rules; others are left alone
 * @public
 */
export function settleMilestones<
  TKept extends KeptMilestone & { readonly state: 'stands' | 'withdrawn' },
>(
  kept: readonly TKept[],
  facts: MilestoneFacts,
  rules: readonly MilestoneRule[] = defaultMilestoneRules,
): MilestoneChanges<TKept> {
  const rests = restsOnFacts(facts);
  const changes = rules.map(({ kind, find, stillHolds = rests }) => {
    const found = new Map(
      find(facts).map(each => [nameOf(each), { kind, ...each }]),
    );
    const own = kept.filter(each => each.kind === kind);
    const known = new Set(own.map(nameOf));
    const broken = own.filter(
      each => each.state === 'stands' && !stillHolds(each, facts),
    );
    const lapsed = [
      ...broken,
      ...own.filter(({ state }) => state === 'withdrawn'),
    ];
    return {
      added: [...found].flatMap(([name, each]) =>
        known.has(name) ? [] : each,
      ),
      withdrawn: broken.filter(each => !found.has(nameOf(each))),
      restored: lapsed.flatMap(each => {
        const now = found.get(nameOf(each));
        return now === undefined ? [] : { kept: each, now };
      }),
    };
  });
  return {
    added: changes.flatMap(({ added }) => added),
    withdrawn: changes.flatMap(({ withdrawn }) => withdrawn),
    restored: changes.flatMap(({ restored }) => restored),
  };
}

function nameOf({
  subject,
  level,
}: Pick<ReachedMilestone, 'subject' | 'level'>): string {
  return `${level} ${subject}`;
}

/** Groups of things, each the first first. */
function grouped<T extends Dated & { readonly key?: string }>(
  things: readonly T[],
  by: (thing: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of [...things].sort(inTime)) {
    const group = groups.get(by(thing));
    if (group) group.push(thing);
    else groups.set(by(thing), [thing]);
  }
  return groups;
}

function inTime(
  a: Dated & { readonly key?: string },
  b: Dated & { readonly key?: string },
): number {
  return a.at - b.at || (a.key ?? '').localeCompare(b.key ?? '', 'en');
}

function byTeam(a: OwnedEntity, b: OwnedEntity): number {
  return (
    (a.team ?? '').localeCompare(b.team ?? '', 'en') ||
    a.entity.localeCompare(b.entity, 'en')
  );
}

/** The first of each. */
function oneOfEach<T>(things: readonly T[], by: (thing: T) => string): T[] {
  const seen = new Set<string>();
  return things.filter(thing => {
    const name = by(thing);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

function latest(things: readonly Dated[]): number {
  return Math.max(...things.map(({ at }) => at));
}
