import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Portal } from './Portal';
import { startPostgres } from './postgres';
import { Engine, startPortal } from './startPortal';

const engines: readonly Engine[] = ['SQLite', 'PostgreSQL'];

/**
 * Starts a back end on each database, or on one, and stops what was started whatever happens. Its data are in a folder that is named, and
 * stay there, or in one that goes with it.
 */
export async function withPortals<TResult>(
  options: {
    readonly services: number;
    readonly engine?: string;
    readonly data?: string;
    readonly say: (text: string) => void;
  },
  use: (portals: readonly Portal[]) => Promise<TResult>,
): Promise<TResult> {
  const { services, engine, data, say } = options;
  const wanted = engines.filter(one => !engine || one === engine);
  if (wanted.length === 0) throw new Error(`There is no ${engine}`);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  mkdirSync(folder, { recursive: true });
  const portals: Portal[] = [];
  // A back end that has lost us would keep its port and its processor.
  const abandon = () => {
    for (const portal of portals) portal.kill();
    process.exit(1);
  };
  process.once('SIGINT', abandon).once('SIGTERM', abandon);
  try {
    const postgres = await startPostgres(folder);
    try {
      for (const one of await Promise.allSettled(
        wanted.map(each => startPortal(each, postgres, { services, folder })),
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
  } finally {
    process.off('SIGINT', abandon).off('SIGTERM', abandon);
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
