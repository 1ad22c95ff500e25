import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { openApi } from './openApi';

/**
 * Answers `/openapi.json` to anybody. The document is made when somebody first asks, since that takes longer than all else that
 * a start does, and few ever ask.
 */
export function openApiRouter(
  ...described: Parameters<typeof openApi>
): Router {
  const router = PromiseRouter();
  let document: ReturnType<typeof openApi> | undefined;
  router.get('/openapi.json', (_req, res) => {
    document ??= openApi(...described);
    res.json(document);
  });
  return router;
}
