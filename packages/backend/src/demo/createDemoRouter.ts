import { Router } from 'express';
import createRouter from 'express-promise-router';
import { CatalogProgress } from './catalog/catalogProgress';
import { LoadStatus } from './history/HistoryLoader';
import { Persona } from './personas';

/**
 * - `GET /personas`: `{ items: Persona[] }`, empty when the demo sign-in is off.
 * - `GET /status`: `{ state: 'loading' | 'ready' | 'failed', done, total, catalog: { expected, found } }`, where `done` of `total` records of
 *   the demo's history are in, and the catalog has found so many of the entities that are expected of it. The launcher waits until nothing
 *   is loading any more.
 */
export function createDemoRouter(options: {
  readonly personas: readonly Persona[];
  readonly catalogProgress: () => Promise<CatalogProgress>;
  readonly historyStatus: () => LoadStatus;
}): Router {
  const { personas, catalogProgress, historyStatus } = options;
  const router = createRouter();

  router.get('/personas', (_req, res) => {
    res.json({ items: personas });
  });

  router.get('/status', async (_req, res) => {
    res.json({ ...historyStatus(), catalog: await catalogProgress() });
  });

  return router;
}
