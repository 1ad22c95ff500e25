import {
  entityRoles,
  incidentKinds,
  severities,
  toKey,
} from '@afterword/plugin-reliability-common';
import { incidentRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { anEntity } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { createPlatform } from '../platform/createPlatform';
import { createIncidents, Incidents } from './createIncidents';

const people = ['user:default/one', 'user:default/two'];
const owners = ['group:default/team', 'user:default/one'];
const entities = [
  'component:default/owned',
  'component:default/of-one',
  'component:default/unowned',
  'component:default/unknown',
];

const values = {
  isEntityOwner: [...owners, 'Group:default/TEAM'],
  concernsEntity: [...entities, 'Component:Default/Owned'],
  isParticipant: [...people, 'User:default/ONE'],
  hasStatus: ['open', 'mitigated', 'resolved'],
  hasKind: incidentKinds,
  hasSeverity: severities,
};

const incident = fc.record({
  kind: fc.constantFrom(...incidentKinds),
  severity: fc.option(fc.constantFrom(...severities)),
  createdBy: fc.option(fc.constantFrom(...people)),
  entities: fc.uniqueArray(
    fc.record({
      ref: fc.constantFrom(...entities),
      role: fc.constantFrom(...entityRoles),
    }),
    { maxLength: 3, selector: ({ ref, role }) => `${ref} ${role}` },
  ),
  ended: fc.option(fc.constantFrom('mitigated' as const, 'resolved' as const)),
});

eachDatabase('Policies about incidents', (databases, databaseId) => {
  const service = { kind: 'service', subject: 'plugin:test' } as const;
  let database: Knex;
  let incidents: Incidents;
  beforeAll(async () => {
    database = await databases.init(databaseId);
    const platform = await createPlatform({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          anEntity(entities[0], { owner: owners[0] }),
          anEntity(entities[1], { owner: owners[1] }),
          anEntity(entities[2]),
        ],
      }),
      database: mockServices.database({ knex: database }),
      logger: mockServices.logger.mock(),
      permissions: mockServices.permissions(),
    });
    await platform.catalog.refresh();
    const transform = () => {
      throw new Error('nobody asks the framework here');
    };
    incidents = createIncidents(platform, {
      links: {
        postmortems: tx => tx.select(tx.raw("'[]'")),
        inLayers: tx => tx('incident').select('incident.id'),
      },
      transforms: { incidents: transform, postmortems: transform },
      precedence: [],
    });
    await incidents.writer.createAll(
      database,
      fc
        .sample(incident, { numRuns: 150, seed: 7 })
        .map(({ ended, ...given }) => ({
          given: {
            title: 'x',
            kind: given.kind,
            severity: given.severity,
            incidentType: null,
            failureMode: null,
            trigger: null,
            summary: '',
            stoppedBy: null,
            wouldHelp: null,
            url: null,
            dimensions: {},
            stated: {},
            extra: null,
            source: null,
            externalId: null,
            recordHash: null,
            mergedInto: null,
            createdAt: 0,
            updatedAt: 0,
            createdBy: given.createdBy,
            confidentialId: null,
          },
          entities: given.entities.map(entity => ({ ...entity, impact: null })),
          points:
            ended === null
              ? []
              : [
                  {
                    kind: ended,
                    origin: 'human' as const,
                    by: null,
                    at: 1_000,
                    changedAt: 0,
                  },
                ],
          record: { actor: null, action: 'created', silent: true },
        })),
    );
  });

  const list = (criteria?: Criteria) =>
    incidents.store.list(
      database,
      { principal: service, criteria },
      { sort: 'severity', limit: 200, count: true },
      database.select(database.raw("'[]'")),
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { incidents: all } = await list();
    expect(all).toHaveLength(150);
    const resources = await incidents.reading.resources(
      all.map(({ id }) => toKey('incident', id)),
    );
    await expectAgreement({
      rules: incidentRules,
      values,
      rows: all.flatMap(({ id }, index) => {
        const resource = resources[index];
        return resource === undefined ? [] : [{ id, resource }];
      }),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.incidents.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
