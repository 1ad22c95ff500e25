import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { DEMO_LOCATION, demoEntities } from './demoEntities';
import { DemoOrganisation } from './demoCatalogTypes';

/**
 * Hands the demo organisation to the catalog, once for each start. The data are
 * constant, so that a second start changes nothing.
 */
export class DemoEntityProvider implements EntityProvider {
  private readonly organisation: DemoOrganisation;

  constructor(organisation: DemoOrganisation) {
    this.organisation = organisation;
  }

  getProviderName(): string {
    return 'demo-organisation';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: demoEntities(this.organisation).map(entity => ({
        entity,
        locationKey: DEMO_LOCATION,
      })),
    });
  }
}
