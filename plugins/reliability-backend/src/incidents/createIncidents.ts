import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { createFailureModes } from '../failureModes';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Platform } from '../platform/Platform';
import { IncidentEditing } from './IncidentEditing';
import { IncidentCircles } from './IncidentCircles';
import { incidentFactKeeper } from './incidentFactKeeper';
import { IncidentFollowers } from './IncidentFollowers';
import { IncidentPolicies } from './IncidentPolicies';
import { IncidentJoining } from './IncidentJoining';
import { IncidentLinks } from './IncidentLinks';
import { IncidentReading } from './IncidentReading';
import { IncidentReporting } from './IncidentReporting';
import { incidentRoutes } from './incidentRoutes';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';
import { SightingAudit } from './SightingAudit';
import { SightingStore } from './SightingStore';
import { TimePointStore } from './TimePointStore';

/** Puts the slice together. */
export function createIncidents(
  platform: Platform,
  options: {
    readonly links: IncidentLinks;
    readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    };
    /** Which source is believed first about a time point. */
    readonly precedence: readonly string[];
  },
) {
  const failureModes = createFailureModes(platform);
  const store = new IncidentStore(platform.access, platform.scopes);
  const followers = new IncidentFollowers();
  const timePoints = new TimePointStore();
  const sightings = new SightingStore(platform.facts);
  const circles = new IncidentCircles(platform, store);
  const writer = new IncidentWriter(
    platform,
    store,
    timePoints,
    sightings,
    followers,
    circles,
    options.precedence,
  );
  const policies = new IncidentPolicies(
    platform.authorizer,
    options.transforms,
  );
  const reading = new IncidentReading(
    platform,
    store,
    options.links,
    policies,
    failureModes.words,
  );
  const reporting = new IncidentReporting(
    platform,
    policies,
    store,
    writer,
    reading,
  );
  const editing = new IncidentEditing(
    platform,
    store,
    timePoints,
    writer,
    circles,
    reading,
    policies,
  );
  const joining = new IncidentJoining(platform.history, store, writer);
  return {
    /** The words that incidents share with what is learned from them. */
    failureModes,
    store,
    policies,
    timePoints,
    writer,
    joining,
    circles,
    followers,
    reading,
    factKeeper: incidentFactKeeper(platform.facts, store),
    sightingAudit: new SightingAudit(platform.database, sightings),
    handlers: incidentRoutes(reading, reporting, editing),
  };
}

/** The slice, for those below it in the house. */
export type Incidents = ReturnType<typeof createIncidents>;
