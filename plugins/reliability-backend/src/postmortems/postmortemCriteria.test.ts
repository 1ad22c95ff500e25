import {
  incidentKinds,
  postmortemStatuses,
  severities,
  toKey,
} from '@afterword/plugin-reliability-common';
import { postmortemRules } from '@afterword/plugin-reliability-node';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { anEntity } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { Criteria, expectAgreement } from '../__testUtils__/expectAgreement';
import { createActionItems } from '../actionItems';
import { createIncidents } from '../incidents';
import { createPlatform } from '../platform/createPlatform';
import { Notifier } from '../platform/notifications/Notifier';
import { createProcesses } from '../processes';
import { createPostmortemLinks } from './createPostmortemLinks';
import { createPostmortems, Postmortems } from './createPostmortems';

const people = ['user:default/one', 'user:default/two', 'group:default/team'];
const entities = ['component:default/owned', 'component:default/unowned'];

const values = {
  isEntityOwner: [...people, 'Group:default/TEAM'],
  concernsEntity: [...entities, 'Component:Default/Owned'],
  isParticipant: [...people, 'User:default/ONE'],
  hasStatus: postmortemStatuses,
  hasKind: incidentKinds,
  hasSeverity: severities,
};

const postmortem = fc.record({
  author: fc.option(fc.constantFrom(...people)),
  facilitator: fc.option(fc.constantFrom(...people)),
  participants: fc.subarray(people),
  reviewers: fc.subarray(people),
  reviews: fc.constant([]),
  status: fc.constantFrom(...postmortemStatuses),
  incidents: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
});

const incident = fc.record({
  kind: fc.constantFrom(...incidentKinds),
  severity: fc.option(fc.constantFrom(...severities)),
  entities: fc.subarray(entities),
});

const record = { actor: null, action: 'created', silent: true };
/** Anybody: what is judged here is the policy, of what is no draft. */
const reader = {
  kind: 'user' as const,
  ref: 'user:default/reader',
  groups: [],
  refs: ['user:default/reader'],
};

const noSource = {
  source: null,
  externalId: null,
  recordHash: null,
  extra: null,
};

eachDatabase('Policies about postmortems', (databases, databaseId) => {
  let database: Knex;
  let postmortems: Postmortems;
  let total: number;
  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    const platform = await createPlatform({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          anEntity('component:default/owned', { owner: 'group:default/team' }),
          anEntity('component:default/unowned'),
        ],
      }),
      database: mockServices.database({ knex }),
      logger: mockServices.logger.mock(),
      permissions: mockServices.permissions(),
    });
    await platform.catalog.refresh();
    const transform = () => {
      throw new Error('nobody asks the framework here');
    };
    const transforms = {
      incidents: transform,
      actionItems: transform,
      postmortems: transform,
    };
    const links = createPostmortemLinks(platform);
    const notifier = new Notifier({
      notifications: { send: async () => {} },
      runsNotifications: async () => true,
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig(),
    });
    const incidents = createIncidents(platform, {
      links: links.ofIncidents,
      transforms,
      precedence: [],
    });
    postmortems = createPostmortems(platform, {
      processes: await createProcesses(platform, new ConfigReader({})),
      incidents,
      actionItems: createActionItems(platform, {
        incidents,
        links: links.ofActionItems,
        notifier,
        transforms,
      }),
      notifier,
      transforms,
    });
    const ids = await incidents.writer.createAll(
      knex,
      fc.sample(incident, { numRuns: 10, seed: 7 }).map(given => ({
        given: {
          ...noSource,
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
          mergedInto: null,
          createdAt: 0,
          updatedAt: 0,
          createdBy: null,
          confidentialId: null,
        },
        entities: given.entities.map(ref => ({
          ref,
          role: 'impacted' as const,
          impact: null,
        })),
        points: [],
        record,
      })),
    );
    const created = fc.sample(postmortem, { numRuns: 120, seed: 7 });
    total = created.length;
    await postmortems.writer.createAll(
      knex,
      created.map(given => ({
        given: {
          ...noSource,
          ...given,
          incidentIds: given.incidents.map(index => ids[index]),
          publishedAt: null,
          overrides: [],
        },
        content: {
          title: 'x',
          sections: {},
          timeline: [],
          factors: [],
          learnings: [],
        },
        record,
      })),
    );
    // What is confidential is shown to no policy.
    await knex('postmortem').update({ confidential_id: null });
    database = knex;
  });

  const list = (criteria?: Criteria) =>
    postmortems.store.list(
      database,
      { principal: reader, criteria },
      { sort: '-started', limit: 200, count: true },
      {
        beside_incidents: database.raw("'[]'"),
        beside_items: database.raw("'[]'"),
      },
    );

  it('leave of a list exactly what they allow one by one', async () => {
    const { rows } = await list();
    expect(rows).toHaveLength(total);
    const resources = await postmortems.reading.resources(
      rows.map(({ id }) => toKey('postmortem', id)),
    );
    await expectAgreement({
      rules: postmortemRules,
      values,
      rows: rows.flatMap(({ id }, index) => {
        const resource = resources[index];
        return resource === undefined ? [] : [{ id, resource }];
      }),
      list: async criteria => {
        const left = await list(criteria);
        return { ids: left.rows.map(({ id }) => id), total: left.total };
      },
    });
  }, 120_000);
});
