import { LoggerService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { errorResponse } from '../platform/http/errorResponse';
import { FeedReading } from './FeedReading';

/** Seconds after which whoever keeps a feed asks again. */
const KEPT = 300;

/**
 * `GET /feeds/{id}.{signature}.(ics|atom)`. Not bound to a contract: what it answers is a calendar's, and who may read is proven by the address
 * itself, not by a portal session.
 */
export function feedRouter(
  reading: FeedReading,
  logger: LoggerService,
): Router {
  const router = PromiseRouter();
  router.get('/feeds/:name', async (req, res) => {
    const { type, text } = await reading.read(req.params.name);
    res
      .set({
        'Content-Type': type,
        'Cache-Control': `private, max-age=${KEPT}`,
        // The address is the right to read it: no page that a reader opens from it may learn it.
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      })
      .send(text);
  });
  router.use('/feeds/:name', errorResponse(logger));
  return router;
}
