import { ImpactWeights } from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ActionItems } from '../actionItems';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { CalendarReading } from './CalendarReading';
import { CommitmentFactStore } from './CommitmentFactStore';
import { FigureAccess } from './FigureAccess';
import { FigureReadings } from './FigureReadings';
import { MetricsReading } from './MetricsReading';
import { metricsExportHandlers } from './metricsExports';
import { metricsHandlers } from './metricsRoutes';
import { MetricsStore } from './MetricsStore';
import { ObservationStore } from './ObservationStore';
import { IncidentLayerStore } from './IncidentLayerStore';
import { PartsReading } from './PartsReading';
import { QualityReading } from './QualityReading';
import { QualityStore } from './QualityStore';
import { RecurringReading } from './RecurringReading';
import { ScopePartStore } from './ScopePartStore';
import { ScopesReading } from './ScopesReading';
import { TrendReading } from './TrendReading';
import { WaitingReading } from './WaitingReading';

/** Puts the slice together. */
export function createMetrics(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly actionItems: ActionItems;
    readonly deployments: Deployments;
    readonly postmortems: Postmortems;
    readonly visibility: CatalogVisibility;
    /** How much of an hour of impact counts as down. */
    readonly impactWeights: ImpactWeights;
    /** A figure counts what its reader may read. */
    readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
      readonly deployments: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    };
  },
) {
  const { impactWeights, visibility, transforms, ...slices } = options;
  const { incidents, deployments } = slices;
  const facts = new MetricsStore(
    platform.access,
    platform.segments,
    platform.scopes,
  );
  const observations = new ObservationStore(platform.access);
  const stores = { facts, observations };
  const commitments = new CommitmentFactStore(platform.access);
  const access = new FigureAccess(
    platform,
    observations,
    slices,
    visibility,
    transforms,
  );
  const parts = new PartsReading(platform, new ScopePartStore());
  const readings: FigureReadings = {
    access,
    parts,
    metrics: new MetricsReading(
      platform,
      facts,
      observations,
      commitments,
      deployments.facts,
      access,
      incidents,
      impactWeights,
    ),
    trend: new TrendReading(
      platform,
      stores,
      commitments,
      deployments.facts,
      access,
    ),
    calendar: new CalendarReading(
      platform,
      stores,
      commitments,
      deployments.facts,
      access,
      impactWeights,
    ),
    scopes: new ScopesReading(
      platform,
      facts,
      observations,
      commitments,
      parts,
      access,
    ),
    waiting: new WaitingReading(platform, commitments, parts, access),
    quality: new QualityReading(
      platform,
      facts,
      new QualityStore(platform.access),
      deployments.facts,
      access,
      incidents,
    ),
    recurring: new RecurringReading(
      platform,
      stores,
      new IncidentLayerStore(platform.access),
      access,
    ),
  };
  return {
    readings,
    handlers: metricsHandlers(readings),
    exportHandlers: metricsExportHandlers(platform.database, readings),
  };
}
