import { readFileSync } from 'node:fs';
import {
  actionItemsContract,
  charterContract,
  changesContract,
  deploymentsContract,
  exchangeContract,
  failureModesContract,
  feedsContract,
  incidentsContract,
  intakeContract,
  leadershipContract,
  learningsContract,
  metricsContract,
  metricsExportContract,
  milestonesContract,
  postmortemsContract,
  practiceHealthContract,
  processContract,
  reportsContract,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { asks } from './__testUtils__/everyOperation';
import { mountedRoutes } from './__testUtils__/mountedRoutes';

const operations = [
  charterContract,
  processContract,
  failureModesContract,
  incidentsContract,
  deploymentsContract,
  actionItemsContract,
  postmortemsContract,
  learningsContract,
  metricsContract,
  practiceHealthContract,
  leadershipContract,
  reportsContract,
  reviewsContract,
  feedsContract,
  changesContract,
  milestonesContract,
  metricsExportContract,
  exchangeContract,
  intakeContract,
].flatMap(contract => Object.values(contract));

/**
 * What is served beside the contracts: their description, what only takes, what the permission framework asks, feeds, and actions, each of which is an
 * operation of a contract.
 */
const besideContracts = [
  'GET /.backstage/actions/v1/actions',
  'GET /.well-known/backstage/permissions/metadata',
  'GET /feeds/:name',
  'GET /openapi.json',
  'POST /.backstage/actions/v1/actions/:actionId/invoke',
  'POST /.backstage/actions/v2/actions/:actionId/invoke',
  'POST /.well-known/backstage/permissions/apply-conditions',
  'POST /intake/:source',
  'POST /intake/:source/:channel',
];
/** What is published beside the contracts: what only takes. */
const publishedBeside = ['deliver', 'deliverToChannel', 'readFeed'];

/*
 * The tests of confidentiality ask every operation of a contract. These two see to it that there is no other way out: whoever adds one
 * decides there what it may show.
 */
describe('Ways to read', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('are operations of contracts, each of which is asked about what is confidential', async () => {
    const routes = await mountedRoutes(databases, 'SQLITE_3');
    const described = operations.map(
      ({ method, path }) =>
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(routes.sort()).toEqual([...described, ...besideContracts].sort());
    expect(Object.keys(asks).sort()).toEqual(
      [...operations.map(({ id }) => id), ...publishedBeside].sort(),
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
