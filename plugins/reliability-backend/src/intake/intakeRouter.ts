import { line } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { errorResponse } from '../platform/http/errorResponse';
import { FieldError } from '../platform/http/httpErrors';
import { DeliveryIntake } from './DeliveryIntake';

/** Largest delivery, in bytes. */
const MAX_DELIVERY_BYTES = 1_048_576;

const channelName = line(100);

/**
 * `POST /intake/{source}[/{channel}]`. Not bound to a contract: what a body looks like is the producer's business, and who may send is
 * proven by the delivery itself, not by a portal session.
 */
export function intakeRouter(
  intake: DeliveryIntake,
  logger: LoggerService,
): Router {
  const router = PromiseRouter();
  router.post(
    ['/intake/:source', '/intake/:source/:channel'],
    express.raw({ type: () => true, limit: MAX_DELIVERY_BYTES }),
    async (req, res) => {
      const { source, channel = 'default' } = req.params;
      if (!channelName.safeParse(channel).success) {
        throw new FieldError('params.channel', 'is not the name of a channel');
      }
      const id = await intake.accept(source, {
        channel,
        headers: headersOf(req.headers),
        body: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
      });
      res.status(202).json({ id });
    },
  );
  router.use('/intake', errorResponse(logger));
  return router;
}

function headersOf(
  headers: express.Request['headers'],
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
