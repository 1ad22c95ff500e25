import { History, HistoryEvent, World } from './events';
import { House } from './House';
import { runWorld, Untruth } from './runWorld';

/** A world that shows an untruth with as little as can be, and what it shows. */
export interface Shrunken {
  readonly world: World;
  readonly untruth: Untruth;
}

/** Leaves out histories, then events, then questions, as long as something is still untrue. */
export async function shrink(
  house: House,
  world: World,
  untruth: Untruth,
): Promise<Shrunken> {
  let smallest: Shrunken = {
    world: { ...world, askings: [untruth.asking] },
    untruth,
  };
  const attempt = async (smaller: World): Promise<boolean> => {
    // What lost its beginning is refused, and shows nothing.
    const found = await runWorld(house, smaller).catch(() => []);
    if (found.length === 0) return false;
    smallest = { world: smaller, untruth: found[0] };
    return true;
  };
  for (const { seed } of world.histories) {
    const histories = smallest.world.histories.filter(
      other => other.seed !== seed,
    );
    await attempt({ ...smallest.world, histories });
  }
  for (let size = 16; size >= 1; size /= 2) {
    let index = 0;
    while (index < eventsOf(smallest.world).length) {
      const gone = new Set(eventsOf(smallest.world).slice(index, index + size));
      if (!(await attempt(without(smallest.world, gone)))) index += size;
    }
  }
  return smallest;
}

function eventsOf({ histories }: World): HistoryEvent[] {
  return histories.flatMap(history => history.events);
}

function without(world: World, gone: ReadonlySet<HistoryEvent>): World {
  const histories = world.histories.map(
    (history): History => ({
      ...history,
      events: history.events.filter(event => !gone.has(event)),
    }),
  );
  return { ...world, histories };
}
