import { readFileSync } from 'node:fs';
import {
  actionItemsContract,
  exchangeContract,
  incidentsContract,
  intakeContract,
  metricsContract,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import {
  coreServices,
  createServiceFactory,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { IRouter } from 'express';
import { aPortal } from './__testUtils__/aPortal';
import { asks } from './__testUtils__/everyOperation';

const operations = [
  incidentsContract,
  actionItemsContract,
  postmortemsContract,
  metricsContract,
  exchangeContract,
  intakeContract,
].flatMap(contract => Object.values(contract));

/** What is served beside the contracts: their description, what only takes, and what the permission framework asks. */
const besideContracts = [
  'GET /.well-known/backstage/permissions/metadata',
  'GET /openapi.json',
  'POST /.well-known/backstage/permissions/apply-conditions',
  'POST /intake/:source,/intake/:source/:channel',
];

/*
 * The tests of confidentiality ask every operation of a contract. These two see to it that there is no other way out: whoever adds one
 * decides there what it may show.
 */
describe('Ways to read', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('are operations of contracts, each of which is asked about what is confidential', async () => {
    const mounted: unknown[] = [];
    const portal = await aPortal(databases, 'SQLITE_3', {
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
    const routes = mounted.flatMap(handler => routesOf(handler as IRouter));
    const described = operations.map(
      ({ method, path }) =>
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(routes.sort()).toEqual([...described, ...besideContracts].sort());
    expect(Object.keys(asks).sort()).toEqual(
      operations.map(({ id }) => id).sort(),
    );
  });

  it('are no other channels of the portal than notifications', () => {
    const { dependencies } = JSON.parse(
      readFileSync(
        resolvePackagePath(
          '@afterword/plugin-reliability-backend',
          'package.json',
        ),
        'utf8',
      ),
    );
    const channels = Object.keys(dependencies).filter(name =>
      /^@backstage\/plugin-(search|signals|events|notifications|mcp|techdocs)/.test(
        name,
      ),
    );
    expect(channels).toEqual(['@backstage/plugin-notifications-node']);
  });
});

/** Every route that a router serves, through all routers in it. */
function routesOf({ stack }: IRouter): string[] {
  return stack.flatMap(layer => {
    const { route, handle } = layer as {
      route?: { path: string; methods: Record<string, boolean> };
      handle: Partial<IRouter>;
    };
    if (route) {
      return Object.keys(route.methods).map(
        method => `${method.toUpperCase()} ${route.path}`,
      );
    }
    return handle.stack ? routesOf(handle as IRouter) : [];
  });
}
