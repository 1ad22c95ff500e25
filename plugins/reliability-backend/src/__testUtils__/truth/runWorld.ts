import { Difference, differences } from './compare';
import { Asking, HistoryEvent, Stage, World } from './events';
import { Happening } from './Happening';
import { House } from './House';
import { naiveMetrics } from './oracle/naiveMetrics';
import { millisOfInstant } from './oracle/naiveTime';
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
        const truth = naiveMetrics(known, entries, question, now);
        return differences(inMillis(answer), truth, beside);
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
  const imports = new Map<
    number,
    Extract<HistoryEvent, { does: 'import' | 'promise' | 'deploy' }>[]
  >();
  const others: HistoryEvent[] = [];
  for (const event of events) {
    if (
      event.does === 'import' ||
      event.does === 'promise' ||
      event.does === 'deploy'
    ) {
      const same = imports.get(event.when);
      if (same) same.push(event);
      else imports.set(event.when, [event]);
    } else others.push(event);
  }
  for (const [when, same] of imports) await happening.importAll(when, same);
  for (const event of others) await happening.happen(event);
}

/** Instants of an answer as numbers. */
function inMillis(answer: object): object {
  const metrics = answer as {
    readonly observedSince: string | null;
    readonly recent: readonly { readonly anchor: string }[];
  };
  const { observedSince, recent } = metrics;
  return {
    ...answer,
    observedSince: observedSince && millisOfInstant(observedSince),
    recent: recent.map(one => ({
      ...one,
      anchor: millisOfInstant(one.anchor),
    })),
  };
}
