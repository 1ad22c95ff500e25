import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Platform } from '../platform/Platform';
import { IncidentLinks, IncidentReading } from './IncidentReading';
import { incidentRoutes } from './incidentRoutes';
import { IncidentsService } from './IncidentsService';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';

/** Puts the slice together. */
export function createIncidents(
  platform: Platform,
  options: {
    readonly links: IncidentLinks;
    readonly transform: ConditionTransformer<ReliabilityQuery>;
    /** Which source is believed first about a time point. */
    readonly precedence: readonly string[];
  },
) {
  const store = new IncidentStore(platform.access);
  const writer = new IncidentWriter(platform, store, options.precedence);
  const reading = new IncidentReading(
    platform,
    store,
    options.links,
    options.transform,
  );
  const service = new IncidentsService(
    platform,
    store,
    writer,
    reading,
    options.transform,
  );
  return {
    store,
    writer,
    reading,
    service,
    handlers: incidentRoutes(reading, service),
  };
}

/** The slice, for those below it in the house. */
export type Incidents = ReturnType<typeof createIncidents>;
