import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import PromiseRouter from 'express-promise-router';
import { factReads } from '../../../plugins/reliability-backend/src/__testUtils__/factReads';
import { plansOf } from '../../../plugins/reliability-backend/src/__testUtils__/queryPlans';
import { ProposalStore } from '../../../plugins/reliability-backend/src/deployments/ProposalStore';
import { daysToFold, fillFigures } from './figureData/fillFigures';
import { everyService, ofService, trend } from './handWritten';
import { ObservedDatabase } from './observedDatabase';

const handWritten = { ofService, trend, everyService };

/** The rule's own, when nothing else is configured. */
const WITHIN_HOURS = 24;

/** What benchmarks of figures have the back end do. Parameters come as JSON in `asked`. */
export function figuresPlugin(observed: ObservedDatabase) {
  return createBackendPlugin({
    pluginId: 'figures',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = PromiseRouter();
          router.post('/fill', async (req, res) => {
            const { shape, before } = JSON.parse(String(req.query.asked));
            await fillFigures(observed.client, shape, before);
            res.json({});
          });
          router.post('/days-to-fold', async (_req, res) => {
            res.json({ days: await daysToFold(observed.client) });
          });
          // What was held in memory is of another revision then.
          router.post('/forget-segments', async (_req, res) => {
            await observed
              .client('fact_segment')
              .update({ revision: observed.client.raw('revision + 1') });
            res.json({});
          });
          router.post('/hand-written/:name', async (req, res) => {
            const name = req.params.name as keyof typeof handWritten;
            const asked = JSON.parse(String(req.query.asked));
            const start = performance.now();
            const found = await handWritten[name](observed.client, asked);
            const millis = performance.now() - start;
            res.json({ millis, found: req.query.rows ? found : [] });
          });
          router.post('/attribute', async (_req, res) => {
            const { client } = observed;
            const start = performance.now();
            const pairs = await new ProposalStore().lastSuccessfulBefore(
              client,
              client('incident').select('incident.id'),
              WITHIN_HOURS,
            );
            res.json({
              millis: performance.now() - start,
              proposed: pairs.length,
            });
          });
          router.post('/plans', async (req, res) => {
            const about = JSON.parse(String(req.query.asked));
            const plans = [];
            for (const { what, run } of factReads(observed.client, about)) {
              const found = await plansOf(observed.client, run);
              plans.push({
                what,
                indexes: [...new Set(found.flatMap(each => each.indexes))],
                scanned: [...new Set(found.flatMap(each => each.scanned))],
              });
            }
            res.json({ plans });
          });
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
          httpRouter.use(router);
        },
      });
    },
  });
}
