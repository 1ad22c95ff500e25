import { Engine } from '../portal/startPortal';
import { Portal } from '../portal/Portal';
import { Spread } from '../report/statistics';
import { anActionItem, anIncident, aPostmortem, ndjson } from '../shop/records';
import { deepestPage } from './deepestPage';
import { listOperations } from './listOperations';
import { ask, asked, figures, FLOOR, ratio, RequestFigures } from './requests';

/** One list, its first and its deepest page, beside the floor of the same rounds. */
export interface ListFigures {
  readonly engine: Engine;
  readonly list: string;
  readonly what: string;
  /** Rows of the whole list that the reader may see. */
  readonly rows: number;
  readonly first: RequestFigures;
  /** Absent where everything fits on the first page. */
  readonly deepest?: RequestFigures;
  readonly firstToFloor: Spread;
  readonly deepestToFirst?: Spread;
}

export interface ListResults {
  readonly rows: number;
  readonly services: number;
  readonly repeats: number;
  readonly requestsARepeat: number;
  readonly floors: readonly {
    readonly engine: Engine;
    readonly figures: RequestFigures;
  }[];
  readonly lists: readonly ListFigures[];
}

/** Fills both portals with so many rows in each list. */
export async function fillLists(
  portals: readonly Portal[],
  rows: number,
  services: number,
  say: (text: string) => void,
): Promise<void> {
  const fill = async (portal: Portal) => {
    for (const [what, record] of [
      ['incidents', (index: number) => anIncident(index, services)],
      ['postmortems', aPostmortem],
      ['action items', (index: number) => anActionItem(index, services)],
    ] as const) {
      await portal.import(ndjson(rows, record));
      say(`${portal.engine}: ${rows} ${what} imported`);
    }
    await portal.control('/settle');
  };
  await Promise.all(portals.map(fill));
}

/** Asks for the first and the deepest page of every list in turn with the floor, on both databases in turn. */
export async function measureLists(
  portals: readonly Portal[],
  options: {
    readonly rows: number;
    readonly services: number;
    readonly repeats: number;
    readonly requestsARepeat: number;
    readonly say: (text: string) => void;
  },
): Promise<ListResults> {
  const { services, repeats, requestsARepeat, say } = options;
  const operations = listOperations(services);
  const runs = await Promise.all(
    portals.map(async portal => {
      const lists = [];
      for (const operation of operations) {
        const { rows, cursor } = await deepestPage(portal, operation.path);
        lists.push({
          ...operation,
          rows,
          first: asked(operation.path),
          deepest:
            cursor === undefined
              ? undefined
              : asked(`${operation.path}cursor=${encodeURIComponent(cursor)}`),
        });
      }
      say(`${portal.engine}: every list was read to its end`);
      return { portal, floor: asked(FLOOR), lists };
    }),
  );
  // The first round warms up and is thrown away.
  for (let round = 0; round <= repeats; round++) {
    for (const { portal, floor, lists } of runs) {
      const all = [
        floor,
        ...lists.flatMap(({ first, deepest }) =>
          deepest ? [first, deepest] : [first],
        ),
      ];
      const turned = [...all.slice(round), ...all.slice(0, round)];
      for (const one of turned) {
        await ask(portal, one, requestsARepeat, round > 0);
      }
    }
    say(round === 0 ? 'warm' : `round ${round} of ${repeats}`);
  }
  const floors = [];
  const results: ListFigures[] = [];
  for (const { portal, floor, lists } of runs) {
    const { engine } = portal;
    floors.push({ engine, figures: await figures(portal, floor) });
    for (const { list, what, rows, first, deepest } of lists) {
      results.push({
        engine,
        list,
        what,
        rows,
        first: await figures(portal, first),
        deepest: deepest && (await figures(portal, deepest)),
        firstToFloor: ratio(first, floor),
        deepestToFirst: deepest && ratio(deepest, first),
      });
    }
  }
  return {
    rows: options.rows,
    services,
    repeats,
    requestsARepeat,
    floors,
    lists: results,
  };
}
