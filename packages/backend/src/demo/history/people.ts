import { IncidentRecord } from '@afterword/plugin-reliability-common';
import { OrganisationIndex } from './OrganisationIndex';
import { SeededRandom } from './SeededRandom';

/** Who had to do with a postmortem; always roles of the demo, never somebody in particular. */
export interface PostmortemPeople {
  readonly author: string;
  readonly facilitator: string | null;
  readonly participants: string[];
  readonly reviewers: string[];
}

/** What a postmortem asks of people so far. */
export interface CastingOptions {
  readonly asksForReview: boolean;
  readonly hasFacilitator: boolean;
  readonly interestsSponsor?: boolean;
}

const FACILITATOR = 'user:default/facilitator';

/** Those who facilitate now and then for other teams. */
const guestFacilitators = [
  'user:default/platform-engineer',
  'user:default/service-owner',
  'user:default/reviewer',
  'user:default/payments-core-on-call',
];

/** Those who are asked to read what other teams write, the busiest first. */
const readers = [
  'user:default/reviewer',
  'user:default/platform-engineer',
  'user:default/service-owner',
  'user:default/inventory-on-call',
  'user:default/accounts-on-call',
  'user:default/warehouse-on-call',
];

/** Short ref of a full one: `component:default/cart` → `component:cart`. */
const short = (ref: string) => ref.replace(':default/', ':');

/** Names of the groups that own what an incident affected, with all above and below them. */
export function owningGroups(
  entities: IncidentRecord['entities'],
  organisation: OrganisationIndex,
): Set<string> {
  return new Set(
    (entities ?? []).flatMap(({ ref }) =>
      organisation.lineOf(organisation.ownerOf(short(ref))),
    ),
  );
}

/** Casts the roles of one postmortem. */
export function castPeople(
  incident: IncidentRecord,
  options: CastingOptions,
  organisation: OrganisationIndex,
  random: SeededRandom,
): PostmortemPeople {
  const entities = incident.entities ?? [];
  const owning = owningGroups(entities, organisation);
  const isOutside = (user: string) =>
    !organisation.groupsOf(user).some(group => owning.has(group));
  const owners = entities.map(({ ref }) => organisation.ownerOf(short(ref)));
  const teams = [...new Set(owners)];
  const author = random.pick(organisation.membersOf(teams[0]));
  const guests = guestFacilitators.filter(isOutside);
  const facilitator =
    guests.length > 0 && random.chance(0.35)
      ? random.pick(guests)
      : FACILITATOR;
  const outsiders = readers.filter(
    user => user !== author && user !== facilitator && isOutside(user),
  );
  const isSevere = incident.severity === 'sev1' || incident.severity === 'sev2';
  const reviewer = random.chance(0.6) ? outsiders[0] : random.pick(outsiders);
  // Somebody who joined without being asked.
  const helper =
    teams.length === 1 || random.chance(0.3)
      ? random.pick(outsiders.filter(user => user !== reviewer))
      : undefined;
  const reviewers = [
    reviewer,
    ...((isSevere && random.chance(0.4)) || options.interestsSponsor
      ? ['user:default/sponsor']
      : []),
  ];
  return {
    author,
    facilitator: options.hasFacilitator ? facilitator : null,
    participants: [
      ...new Set([
        ...teams.flatMap(team => organisation.membersOf(team)),
        ...(helper ? [helper] : []),
      ]),
    ].filter(user => user !== author && user !== facilitator),
    reviewers: options.asksForReview ? reviewers : [],
  };
}
