import { Difference, differences } from './compare';
import { Asking, HistoryEvent, Imported, Stage, World } from './events';
import { Happening } from './Happening';
import { House } from './House';
import { naiveMetrics } from './oracle/naiveMetrics';
import { naivelyAsked } from './oracle/naivelyAsked';
import { naiveRecurring } from './oracle/naiveRecurring';
import { Replay } from './oracle/replay';

/** What the answer says and the truth is not asked: what was asked, and how sure a change is, which has tests of its own. */
const beside = new Set([
  'scope',
  'window',
  'attribution',
  'durations',
  'resolveFrom',
  'change',
  'title',
]);

/** A question that was answered otherwise than it should have been. */
export interface Untruth {
  readonly asking: Asking;
  readonly differences: readonly Difference[];
}

/** Has a world happen in the product and on paper, and asks both. */
export async function runWorld(house: House, world: World): Promise<Untruth[]> {
  const { catalog, laterCatalog, now, halfTime } = world;
  const events = world.histories
    .flatMap(history => history.events)
    .sort((a, b) => a.when - b.when);
  const early = events.filter(({ when }) => when <= halfTime);
  const late = events.filter(({ when }) => when > halfTime);
  const { happening, asking, takeIn, fold } = await house.begin(catalog);
  const replay = new Replay(now);
  const untruths: Untruth[] = [];
  const ask = async (stage: Stage, asked: World['catalog']) => {
    const known = replay.knowledge();
    const entries = new Map(asked.map(entry => [entry.ref, entry]));
    const numbers = happening.numbers();
    const asks = world.askings.filter(each => each.stage === stage);
    // Nothing is written meanwhile: PostgreSQL answers some while others are computed.
    const found = await Promise.all(
      asks.map(async ({ question }) => {
        const answer = await asking.ask(question, asked, numbers, now);
        const about = naivelyAsked(known, entries, question, now);
        const truth = {
          metrics: naiveMetrics(about),
          recurring: question.recurring ? naiveRecurring(about) : null,
        };
        return differences(answer, truth, beside);
      }),
    );
    found.forEach((each, index) => {
      if (each.length > 0) {
        untruths.push({ asking: asks[index], differences: each });
      }
    });
  };
  await happen(happening, replay, early);
  await ask('first', catalog);
  await fold();
  await ask('folded', catalog);
  await happen(happening, replay, late);
  await takeIn(laterCatalog);
  await ask('all', laterCatalog);
  await fold();
  await ask('foldedAgain', laterCatalog);
  return untruths;
}

async function happen(
  happening: Happening,
  replay: Replay,
  events: readonly HistoryEvent[],
): Promise<void> {
  for (const event of events) replay.happen(event);
  for (let index = 0; index < events.length; ) {
    const { when } = events[index];
    const same = events.filter(event => event.when === when);
    if (same.every(isImported)) await happening.importAll(when, same);
    else for (const event of same) await happening.happen(event);
    index += same.length;
  }
}

const imports: ReadonlySet<string> = new Set<Imported['does']>([
  'import',
  'promise',
  'deploy',
  'write',
]);

function isImported(event: HistoryEvent): event is Imported {
  return imports.has(event.does);
}
