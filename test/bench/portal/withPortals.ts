import { Portal } from './Portal';
import { startPostgres } from './postgres';
import { Engine, startPortal } from './startPortal';

const engines: readonly Engine[] = ['SQLite', 'PostgreSQL'];

/** Starts a back end on each database, or on one, and stops what was started whatever happens. */
export async function withPortals<TResult>(
  options: {
    readonly services: number;
    readonly engine?: string;
    readonly say: (text: string) => void;
  },
  use: (portals: readonly Portal[]) => Promise<TResult>,
): Promise<TResult> {
  const { services, engine, say } = options;
  const wanted = engines.filter(one => !engine || one === engine);
  if (wanted.length === 0) throw new Error(`There is no ${engine}`);
  const postgres = await startPostgres();
  const portals: Portal[] = [];
  try {
    for (const one of await Promise.allSettled(
      wanted.map(each => startPortal(each, postgres, services)),
    )) {
      if (one.status === 'rejected') throw one.reason;
      portals.push(one.value);
    }
    say(`${wanted.join(' and ')}: started`);
    return await use(portals);
  } finally {
    for (const portal of portals) await portal.stop();
    await postgres.stop();
  }
}
