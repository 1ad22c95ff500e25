import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import PromiseRouter from 'express-promise-router';
import { ObservedDatabase } from './observedDatabase';
import { clear, insertRaw, LeftBehind, readLeftBehind } from './rawInserts';
import { rowsRead } from './rowsRead';

/** Tells a benchmark what only the back end itself knows, and does for it what only the back end itself can do. */
export function controlPlugin(observed: ObservedDatabase) {
  let leftBehind: LeftBehind = [];
  return createBackendPlugin({
    pluginId: 'control',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = PromiseRouter();
          router.get('/counters', (_req, res) => {
            const { user, system } = process.cpuUsage();
            res.json({
              cpuMillis: (user + system) / 1000,
              statements: observed.statements,
            });
          });
          router.post('/catalog', async (_req, res) => {
            const [{ rows }] = await observed
              .client('catalog_membership')
              .count({ rows: '*' });
            res.json({ rows: Number(rows) });
          });
          router.post('/asked', async (req, res) => {
            const [{ found, asked }] = await observed
              .client('learning_application')
              .where('learning_id', String(req.query.learning))
              .count({ found: '*', asked: 'asked_at' });
            res.json({ found: Number(found), asked: Number(asked) });
          });
          router.post('/record', (_req, res) => {
            observed.record();
            res.json({});
          });
          router.post('/recorded', async (_req, res) => {
            const statements = observed.takeRecorded();
            res.json({
              statements: statements.map(({ sql }) => sql),
              rowsRead: await rowsRead(observed.client, statements),
            });
          });
          // What the databases' own upkeep comes to in a quiet hour.
          router.post('/settle', async (_req, res) => {
            const { client } = observed;
            const isPostgres = client.client.config.client === 'pg';
            await client.raw(isPostgres ? 'vacuum analyze' : 'analyze');
            res.json({});
          });
          router.post('/keep', async (req, res) => {
            leftBehind = await readLeftBehind(
              observed.client,
              Number(req.query.lines),
            );
            res.json({
              rows: leftBehind
                .flat()
                .reduce((sum, { rows }) => sum + rows.length, 0),
            });
          });
          router.post('/raw', async (_req, res) => {
            const start = performance.now();
            await insertRaw(observed.client, leftBehind);
            res.json({ millis: performance.now() - start });
          });
          router.post('/clear', async (_req, res) => {
            await clear(observed.client);
            res.json({});
          });
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
          httpRouter.use(router);
        },
      });
    },
  });
}
