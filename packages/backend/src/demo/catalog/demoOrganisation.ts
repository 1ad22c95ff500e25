import {
  accountsApis,
  accountsComponents,
  accountsResources,
} from './accountsEntities';
import { DemoOrganisation } from './demoCatalogTypes';
import { demoGroups, demoUsers } from './demoGroups';
import { demoDomains, demoSystems } from './demoSystems';
import {
  logisticsApis,
  logisticsComponents,
  logisticsResources,
} from './logisticsEntities';
import {
  paymentsApis,
  paymentsComponents,
  paymentsResources,
} from './paymentsEntities';
import {
  platformApis,
  platformComponents,
  platformResources,
} from './platformEntities';
import {
  storefrontApis,
  storefrontComponents,
  storefrontResources,
} from './storefrontEntities';

/**
 * Larkfield Market, an invented online shop: who works there, what they run and
 * what depends on what. All other parts of the demo read this one constant.
 */
export const demoOrganisation: DemoOrganisation = {
  groups: demoGroups,
  users: demoUsers,
  domains: demoDomains,
  systems: demoSystems,
  components: [
    ...storefrontComponents,
    ...accountsComponents,
    ...paymentsComponents,
    ...logisticsComponents,
    ...platformComponents,
  ],
  apis: [
    ...storefrontApis,
    ...accountsApis,
    ...paymentsApis,
    ...logisticsApis,
    ...platformApis,
  ],
  resources: [
    ...storefrontResources,
    ...accountsResources,
    ...paymentsResources,
    ...logisticsResources,
    ...platformResources,
  ],
};
