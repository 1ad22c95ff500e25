import { Knex } from 'knex';
import { Portal } from '../../__testUtils__/aPortal';
import { untilSomebodyWaits } from '../../__testUtils__/untilSomebodyWaits';

type Table =
  | 'change_review'
  | 'incident'
  | 'postmortem'
  | 'action_item'
  | 'deployment';

const idOf = (key: string) => Number(key.replace(/^\D+/, ''));

/** Holds something by its key until the transaction ends. */
export function holdRow(tx: Knex, table: Table, key: string) {
  return tx(table).where('id', idOf(key)).forUpdate().select('id');
}

/** Holds something while a write has begun, and finds out what of the things that come after it in the order the write holds already. */
export function takingTooEarly(portal: () => Portal) {
  return async (
    held: { readonly table: Table; readonly key: string },
    write: () => Promise<unknown>,
    after: Readonly<Partial<Record<Table, string>>>,
  ): Promise<string[]> => {
    const { database } = portal();
    const taken: string[] = [];
    let writing: Promise<unknown> | undefined;
    await database.transaction(async tx => {
      await holdRow(tx, held.table, held.key);
      writing = write();
      await untilSomebodyWaits(database);
      await database.transaction(async other => {
        for (const [table, key] of Object.entries(after)) {
          const thing = other(table).where('id', idOf(key)).select('id');
          const [free] = await thing.forUpdate().skipLocked();
          if (free === undefined) taken.push(table);
        }
      });
    });
    await writing;
    return taken;
  };
}
