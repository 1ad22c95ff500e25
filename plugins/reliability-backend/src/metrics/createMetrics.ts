import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ActionItems } from '../actionItems';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Platform } from '../platform/Platform';
import { CalendarReading } from './CalendarReading';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess } from './FigureAccess';
import { MetricsReading } from './MetricsReading';
import { metricsHandlers } from './metricsRoutes';
import { MetricsStore } from './MetricsStore';
import { ScopePartStore } from './ScopePartStore';
import { ScopesReading } from './ScopesReading';
import { TrendReading } from './TrendReading';

/** Puts the slice together. */
export function createMetrics(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly actionItems: ActionItems;
    readonly deployments: Deployments;
    readonly visibility: CatalogVisibility;
    /** A figure counts what its reader may read. */
    readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
      readonly deployments: ConditionTransformer<ReliabilityQuery>;
    };
  },
) {
  const { incidents, actionItems, deployments, visibility, transforms } =
    options;
  const store = new MetricsStore(platform.access, platform.segments);
  const commitments = new CommitmentFactStore(platform.access);
  const access = new FigureAccess(
    platform,
    store,
    { incidents, actionItems, deployments },
    visibility,
    transforms,
  );
  return {
    handlers: metricsHandlers({
      reading: new MetricsReading(
        platform,
        store,
        commitments,
        deployments.facts,
        access,
        incidents,
      ),
      trend: new TrendReading(
        platform,
        store,
        commitments,
        deployments.facts,
        access,
      ),
      calendar: new CalendarReading(platform, store, commitments, access),
      scopes: new ScopesReading(
        platform,
        store,
        commitments,
        new ScopePartStore(),
        access,
      ),
    }),
  };
}
