import { Severity } from '@afterword/plugin-reliability-common';
import { Stage } from './failureModes';
import { OrganisationIndex } from './OrganisationIndex';
import { SeededRandom } from './SeededRandom';
import { ServiceProfile } from './serviceProfiles';
import { minutesInWords, Wording } from './Wording';

function formatter(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
}

const clock = formatter({ hour: '2-digit', minute: '2-digit' });
const weekday = formatter({ weekday: 'long' });
const month = formatter({ month: 'long' });

/** How many in a hundred are hit at a severity, from and to. */
const shares: Readonly<Record<Severity, readonly [number, number]>> = {
  sev1: [45, 96],
  sev2: [18, 55],
  sev3: [6, 24],
  sev4: [2, 9],
  sev5: [1, 3],
};

/** What the texts of one happening are about. */
export interface Subject {
  readonly profile: ServiceProfile;
  readonly stage: Stage;
  readonly severity: Severity | null;
  readonly startedAt: number;
  readonly minutes: number;
  readonly detectMinutes: number;
  readonly region: string;
}

/** Draws the names and measures that the texts of one happening share. */
export function wordingFor(
  subject: Subject,
  organisation: OrganisationIndex,
  seed: string,
): Wording {
  const random = new SeededRandom(`wording ${seed}`);
  const { profile, stage, startedAt } = subject;
  const severity = subject.severity ?? 'sev4';
  const [from, to] = shares[severity];
  const major = random.whole(2, 9);
  const minor = random.whole(1, 18);
  const callers = organisation.callersOf(stage.origin);
  const isEntity = organisation.refOf(stage.dependency) !== undefined;
  const share = random.whole(from, to);
  const values = {
    service: organisation.titleOf(`component:${stage.origin}`),
    dependency: isEntity
      ? dependencyInWords(stage.dependency, organisation)
      : stage.dependency,
    caller:
      callers.length > 0
        ? organisation.titleOf(`component:${random.pick(callers)}`)
        : 'the gateway',
    users: profile.users,
    doing: profile.doing,
    thing: profile.thing,
    team: team(organisation.ownerOf(`component:${stage.origin}`), organisation),
    otherTeam: otherTeam(stage, isEntity, organisation),
    ...(stage.detail && { detail: stage.detail }),
    region: subject.region,
    severity: `severity ${severity.slice(3)}`,
    pct: `${share} %`,
    fast: `${random.whole(4, 18) * 10} ms`,
    slow: `${random.whole(2, 11)}.${random.whole(1, 9)} s`,
    version: `${major}.${minor}.0`,
    before: `${major}.${minor - 1}.${random.whole(0, 4)}`,
    duration: minutesInWords(subject.minutes),
    delay: minutesInWords(subject.minutes * (0.3 + random.next() * 0.5)),
    detectIn: minutesInWords(subject.detectMinutes),
    clock: clock.format(startedAt),
    weekday: weekday.format(startedAt),
    month: month.format(startedAt),
  };
  return { seed, values };
}

/** A component is called by its name, a resource by what it is. */
function dependencyInWords(
  short: string,
  organisation: OrganisationIndex,
): string {
  const title = organisation.titleOf(short);
  return short.startsWith('resource:')
    ? `the ${title.charAt(0).toLowerCase()}${title.slice(1)}`
    : title;
}

function team(group: string, organisation: OrganisationIndex): string {
  return `the ${organisation.teamTitle(group)} team`;
}

function otherTeam(
  stage: Stage,
  isEntity: boolean,
  organisation: OrganisationIndex,
): string {
  if (!isEntity) return 'the other side';
  const own = organisation.ownerOf(`component:${stage.origin}`);
  const other = organisation.ownerOf(stage.dependency);
  if (other !== own) return team(other, organisation);
  // Shared servers and networks are run by the platform for everybody.
  const platform = 'platform-runtime-team';
  return team(
    own === platform ? 'web-experience-team' : platform,
    organisation,
  );
}
