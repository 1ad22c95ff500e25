import { metricsContract } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Handlers } from '../platform/http/ContractRouter';
import { Platform } from '../platform/Platform';
import { FigureAccess } from './FigureAccess';
import { MetricsReading } from './MetricsReading';
import { MetricsStore } from './MetricsStore';

/** Puts the slice together. */
export function createMetrics(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly actionItems: ActionItems;
    readonly visibility: CatalogVisibility;
    /** A figure counts what its reader may read. */
    readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
    };
  },
) {
  const { incidents, actionItems, visibility, transforms } = options;
  const store = new MetricsStore(platform.access, platform.segments);
  const access = new FigureAccess(
    platform,
    store,
    { incidents, actionItems },
    visibility,
    transforms,
  );
  const reading = new MetricsReading(platform, store, access, incidents);
  const handlers: Handlers<typeof metricsContract> = {
    getMetrics: ({ context, query }) => reading.get(context, query),
  };
  return { reading, handlers };
}
