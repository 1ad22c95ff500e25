import { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { DemoEntityProvider } from './DemoEntityProvider';
import { demoEntities } from './demoEntities';
import { demoOrganisation } from './demoOrganisation';

describe('DemoEntityProvider', () => {
  it('replaces what it gave before by the whole organisation', async () => {
    const connection: jest.Mocked<EntityProviderConnection> = {
      applyMutation: jest.fn(),
      refresh: jest.fn(),
    };

    await new DemoEntityProvider(demoOrganisation).connect(connection);

    expect(connection.applyMutation.mock.calls).toEqual([
      [
        {
          type: 'full',
          entities: demoEntities(demoOrganisation).map(entity => ({
            entity,
            locationKey: 'demo:organisation',
          })),
        },
      ],
    ]);
  });
});
