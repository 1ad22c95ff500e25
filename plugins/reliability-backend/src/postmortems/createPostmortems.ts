import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { ActionItems } from '../actionItems';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Notifier } from '../platform/notifications/Notifier';
import { Platform } from '../platform/Platform';
import { Processes } from '../processes';
import { AboutIncidents } from './AboutIncidents';
import { AboutStore } from './AboutStore';
import { CircleKeeper } from './CircleKeeper';
import { DocumentEditing } from './DocumentEditing';
import { DocumentStore } from './DocumentStore';
import { followIncidents } from './followIncidents';
import { GateKeeper } from './GateKeeper';
import { HoldOrder } from './HoldOrder';
import { layerFactKeeper } from './layerFactKeeper';
import { LayerFactStore } from './LayerFactStore';
import { LinkStore } from './LinkStore';
import { notifyAddressed } from './notifyAddressed';
import { PostmortemChanges } from './PostmortemChanges';
import { PostmortemDiscarding } from './PostmortemDiscarding';
import { PostmortemOpening } from './PostmortemOpening';
import { PostmortemPolicies } from './PostmortemPolicies';
import { PostmortemReading } from './PostmortemReading';
import { postmortemRoutes } from './postmortemRoutes';
import { PostmortemEditing } from './PostmortemEditing';
import { PostmortemStore } from './PostmortemStore';
import { PostmortemWriter } from './PostmortemWriter';
import { RevisionReading } from './RevisionReading';
import { RevisionStore } from './RevisionStore';
import { TextReading } from './TextReading';
import { TextStore } from './TextStore';

/** Puts the slice together. */
export function createPostmortems(
  platform: Platform,
  options: {
    readonly processes: Processes;
    readonly incidents: Incidents;
    readonly actionItems: ActionItems;
    readonly notifier: Notifier;
    readonly transforms: {
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
    };
  },
) {
  const { access, facts, scopes } = platform;
  const { actionItems } = options;
  const links = new LinkStore();
  const store = new PostmortemStore(access, links, scopes);
  const documents = new DocumentStore();
  const revisions = new RevisionStore();
  const layers = new LayerFactStore(facts);
  const about = new AboutIncidents(options.incidents);
  const aboutStore = new AboutStore(access);
  const order = new HoldOrder(
    options.incidents,
    actionItems,
    store,
    links,
    aboutStore,
  );
  const circles = new CircleKeeper(
    platform,
    store,
    aboutStore,
    about,
    actionItems,
    documents,
    layers,
  );
  const gates = new GateKeeper(platform, about, actionItems, options.processes);
  const writer = new PostmortemWriter(
    platform,
    store,
    documents,
    revisions,
    about,
    circles,
    layers,
  );
  const policies = new PostmortemPolicies(
    platform.authorizer,
    options.transforms,
  );
  const reading = new PostmortemReading(
    platform,
    policies,
    store,
    links,
    documents,
    about,
    gates,
    { incidents: options.incidents, actionItems },
  );
  const revisionReading = new RevisionReading(platform, revisions, reading);
  const changes = new PostmortemChanges(
    platform,
    policies,
    order,
    store,
    documents,
    writer,
    reading,
  );
  const opening = new PostmortemOpening(
    platform,
    policies,
    store,
    about,
    circles,
    writer,
    reading,
  );
  const editing = new PostmortemEditing(
    platform,
    revisions,
    about,
    gates,
    revisionReading,
    changes,
  );
  return {
    store,
    about: aboutStore,
    documents,
    writer,
    circles,
    order,
    policies,
    reading,
    factKeeper: layerFactKeeper(layers, order, store),
    handlers: postmortemRoutes(
      reading,
      new TextReading(platform, reading, new TextStore()),
      revisionReading,
      opening,
      editing,
      new DocumentEditing(changes),
      new PostmortemDiscarding(
        platform,
        policies,
        store,
        gates,
        actionItems,
        order,
        changes,
        reading,
      ),
    ),
    /** Keeps what postmortems and action items have from their incidents as these are. */
    incidentFollower: followIncidents(circles, actionItems),
    addressedNotifier: notifyAddressed(
      platform,
      store,
      about,
      options.notifier,
    ),
  };
}

/** The slice, for those below it in the house. */
export type Postmortems = ReturnType<typeof createPostmortems>;
