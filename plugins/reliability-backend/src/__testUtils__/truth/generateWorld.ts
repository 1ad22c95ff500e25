import { Dice } from './Dice';
import {
  Asking,
  CatalogEntry,
  History,
  INSIDER,
  NEIGHBOUR,
  Question,
  Stage,
  stages,
  World,
} from './events';
import { generateHistory } from './generateHistory';
import { Circumstances } from './generateReport';
import { tell } from './tell';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Nights in which clocks change, a leap day, the turn of a year. */
const oddNights = [
  '2024-02-29T12:00:00Z',
  '2024-03-01T00:00:00Z',
  '2025-03-30T01:00:00Z',
  '2025-10-26T01:00:00Z',
  '2025-11-02T06:00:00Z',
  '2026-01-01T00:00:00Z',
  '2026-03-29T01:00:00Z',
  '2028-02-29T00:00:00Z',
].map(text => Date.parse(text));

const company = 'group:default/company';

/** Makes up an organisation in which so many services have a history. */
export function generateWorld(seed: number, size: number): World {
  const dice = new Dice(seed);
  const now =
    dice.oneOf(oddNights) +
    dice.oneOf([0, 1, DAY, dice.whole(0, 200 * 24 * 60) * MINUTE, 12_345]);
  const halfTime = now - 30 * MINUTE;
  const clock = { first: now - 60 * MINUTE, second: halfTime };
  let last = 0;
  const counters = {
    imported: now - 60 * MINUTE,
    id: () => {
      last += 1;
      return last;
    },
    when: (half: 'first' | 'second') => {
      clock[half] += 1;
      return clock[half];
    },
  };
  const oddMoments = [
    ...[0, 30, 90, 180, 365].flatMap(days =>
      [-1, 0, 1].map(by => now - days * DAY + by),
    ),
    ...oddNights.filter(night => night < now && night > now - 500 * DAY),
    Math.floor(now / DAY) * DAY,
    Math.floor(now / DAY - 90) * DAY - 1,
  ].filter(at => at <= now);
  const day = Math.floor(now / DAY - dice.whole(1, 40)) * DAY;
  const places = Array.from({ length: size }, (_, place) => place);
  const histories = places.map(place => {
    const refs = refsOf(place);
    const about: Circumstances = {
      dice,
      now,
      refs: [...refs.known, refs.stranger],
      oddMoments,
      day,
    };
    return generateHistory(seed * 1_000 + place, about, counters);
  });
  const catalog = catalogOf(dice, places);
  return {
    seed,
    now,
    halfTime,
    catalog,
    laterCatalog: moved(dice, catalog),
    histories,
    askings: askingsOf(dice, places, histories, oddMoments, now),
  };
}

function refsOf(place: number) {
  return {
    known: [
      `component:default/service-${place}`,
      `component:default/worker-${place}`,
      `api:default/api-${place}`,
      `system:default/system-${place}`,
    ],
    stranger: `component:default/stranger-${place}`,
    system: `system:default/system-${place}`,
    team: `group:default/team-${place}`,
    department: `group:default/department-${place % 3}`,
    domain: `domain:default/domain-${place % 4}`,
  };
}

function catalogOf(dice: Dice, places: readonly number[]): CatalogEntry[] {
  const entries = new Map<string, CatalogEntry>();
  const add = (entry: CatalogEntry) => entries.set(entry.ref, entry);
  add({ ref: company });
  for (const place of places) {
    const { known, system, team, department, domain } = refsOf(place);
    add({ ref: department, childOf: company });
    add({ ref: team, childOf: department });
    add({ ref: domain, owner: department });
    for (const ref of known) {
      const owner = dice.chance(0.9) ? team : company;
      if (ref === system) add({ ref, owner, partOf: domain });
      else if (dice.chance(0.9)) add({ ref, owner, partOf: system });
      else add({ ref });
    }
  }
  const teams = places.map(place => refsOf(place).team);
  add({ ref: INSIDER, memberOf: teams });
  add({ ref: NEIGHBOUR, memberOf: teams.slice(0, 1) });
  return [...entries.values()];
}

/** Now and then a component is handed over, or moves to another system. */
function moved(
  dice: Dice,
  catalog: readonly CatalogEntry[],
): readonly CatalogEntry[] {
  const owners = catalog.filter(({ ref }) => ref.startsWith('group:'));
  const systems = catalog.filter(({ ref }) => ref.startsWith('system:'));
  return catalog.map(entry => {
    if (!/^(component|api):/.test(entry.ref) || !dice.chance(0.15)) {
      return entry;
    }
    return dice.chance(0.5)
      ? { ...entry, owner: dice.oneOf(owners).ref }
      : { ...entry, partOf: dice.oneOf(systems).ref };
  });
}

function askingsOf(
  dice: Dice,
  places: readonly number[],
  histories: readonly History[],
  oddMoments: readonly number[],
  now: number,
): Asking[] {
  const ask = (stage: Stage, scope: string): Asking => ({
    stage,
    question: questionAbout(dice, scope, oddMoments, now),
  });
  const each = histories.flatMap((_, place) => {
    const { known, stranger, system, team } = refsOf(place);
    const scope = dice.chance(0.6)
      ? known[0]
      : dice.oneOf([...known, stranger, team]);
    const once = [ask(dice.oneOf(stages), scope)];
    return dice.chance(0.15)
      ? [...once, ask('all', dice.oneOf([known[0], system, team]))]
      : once;
  });
  const wide = stages.flatMap(stage => {
    const { department, domain } = refsOf(dice.oneOf(places));
    return [
      ask(stage, 'organisation'),
      ask(stage, dice.oneOf(['organisation', company, department, domain])),
    ];
  });
  return [...each, ...wide];
}

function questionAbout(
  dice: Dice,
  scope: string,
  oddMoments: readonly number[],
  now: number,
): Question {
  const from = dice.chance(0.5)
    ? dice.oneOf(oddMoments)
    : now - dice.whole(1, 900) * DAY;
  const until = dice.chance(0.5)
    ? dice.oneOf(oddMoments)
    : from + dice.whole(1, 200) * DAY;
  const range = [tell(dice, from), tell(dice, Math.min(until, now))] as const;
  const isRange = from < Math.min(until, now) && dice.chance(0.4);
  return {
    scope,
    window: isRange ? range : dice.oneOf(['P30D', 'P90D', 'P90D', 'P365D']),
    durations: dice.chance(0.8) ? 'computed' : 'stated',
    resolveFrom: dice.chance(0.8) ? 'declared' : 'impactStarted',
    reader: dice.oneOf(['insider', 'insider', 'neighbour', 'service']),
    recurring: dice.chance(0.4),
  };
}
