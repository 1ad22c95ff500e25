import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { IRouter } from 'express';
import { aPortal } from './aPortal';

/** Every route that the plugin serves, through all of its routers: `GET /incidents/:key`. */
export async function mountedRoutes(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
): Promise<string[]> {
  const mounted: unknown[] = [];
  const portal = await aPortal(databases, databaseId, {
    features: [
      createServiceFactory({
        service: coreServices.httpRouter,
        deps: {},
        factory: () => ({
          use: handler => mounted.push(handler),
          addAuthPolicy: () => {},
        }),
      }),
    ],
  });
  await portal.stop();
  return mounted.flatMap(handler => routesOf(handler as IRouter));
}

function routesOf({ stack }: IRouter): string[] {
  return stack.flatMap(layer => {
    const { route, handle } = layer as {
      route?: {
        path: string | readonly string[];
        methods: Record<string, boolean>;
      };
      handle: Partial<IRouter>;
    };
    if (route) {
      return Object.keys(route.methods).flatMap(method =>
        [route.path].flat().map(path => `${method.toUpperCase()} ${path}`),
      );
    }
    return handle.stack ? routesOf(handle as IRouter) : [];
  });
}
