import {
  changeReadPermission,
  changeUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ActionItems } from '../actionItems';
import { Deployments } from '../deployments';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { CatalogBoundPolicies } from '../platform/catalog/CatalogBoundPolicies';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { DependantsReading } from '../platform/catalog/DependantsReading';
import { Notifier } from '../platform/notifications/Notifier';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { ChangeEditing } from './ChangeEditing';
import { ChangeFinder } from './ChangeFinder';
import { ChangeLinkStore } from './ChangeLinkStore';
import { ChangeParts } from './ChangeParts';
import { ChangePastStore } from './ChangePastStore';
import { ChangeProposals } from './ChangeProposals';
import { ChangeReading } from './ChangeReading';
import { ChangeRiskStore } from './ChangeRiskStore';
import { changeRoutes } from './changeRoutes';
import { ChangeSight } from './ChangeSight';
import { ChangeStore } from './ChangeStore';
import { ChangeWriter } from './ChangeWriter';
import { ChecklistReading } from './ChecklistReading';
import { LinkAnswering } from './LinkAnswering';
import { LinkReading } from './LinkReading';
import { releasedChanges } from './releasedChanges';
import { NamedByKey } from './NamedByKey';
import { RemovedRiskStore } from './RemovedRiskStore';
import { RelatedToChange } from './RelatedToChange';
import { RiskEditing } from './RiskEditing';
import { RiskTakingBack } from './RiskTakingBack';
import { RiskWriting } from './RiskWriting';
import { tellOwners } from './tellOwners';
import { WholeChanges } from './WholeChanges';

/** Puts the slice together. */
export function createChanges(
  platform: Platform,
  {
    auth,
    catalog,
    notifier,
    transforms,
    visibility,
    ...slices
  }: {
    readonly auth: AuthService;
    readonly catalog: CatalogService;
    readonly actionItems: ActionItems;
    readonly deployments: Deployments;
    readonly incidents: Incidents;
    readonly learnings: Learnings;
    readonly notifier: Notifier;
    readonly postmortems: Postmortems;
    readonly transforms: {
      readonly changes: ConditionTransformer<ReliabilityQuery>;
    };
    readonly visibility: CatalogVisibility;
  },
) {
  const store = new ChangeStore();
  const riskStore = new ChangeRiskStore();
  const writer = new ChangeWriter(platform, store);
  const sight = new ChangeSight(platform, slices, visibility);
  const finder = new ChangeFinder(
    platform,
    store,
    riskStore,
    new CatalogBoundPolicies(
      platform.authorizer,
      { read: changeReadPermission, update: changeUpdatePermission },
      transforms.changes,
    ),
    visibility,
  );
  const reading = new ChangeReading(
    platform,
    store,
    riskStore,
    sight,
    finder,
    visibility,
  );
  const proposals = new ChangeProposals(
    platform,
    new ChangePastStore(),
    riskStore,
    finder,
    new DependantsReading(catalog, auth),
    slices,
    visibility,
  );
  const linkStore = new ChangeLinkStore();
  const links = new LinkReading(platform, linkStore, riskStore, finder, slices);
  const riskWriting = new RiskWriting(
    platform,
    riskStore,
    writer,
    reading,
    finder,
  );
  const takingBack = new RiskTakingBack(
    platform,
    riskStore,
    new RemovedRiskStore(),
    riskWriting,
  );
  return {
    finder,
    store,
    writer,
    takingBack,
    parts: new ChangeParts(platform, riskStore, linkStore),
    whole: new WholeChanges(
      platform,
      store,
      riskStore,
      linkStore,
      finder,
      sight,
      new NamedByKey(slices.deployments),
    ),
    consumers: [
      releasedChanges(platform, store, writer, slices.deployments),
      tellOwners(platform, store, notifier),
    ],
    handlers: changeRoutes({
      reading,
      proposals,
      links,
      related: new RelatedToChange(reading, slices.learnings),
      checklist: new ChecklistReading(
        platform,
        finder,
        slices.learnings,
        visibility,
      ),
      linking: new LinkAnswering(
        platform,
        linkStore,
        writer,
        reading,
        finder,
        links,
        sight,
      ),
      editing: new ChangeEditing(
        platform,
        store,
        riskStore,
        writer,
        reading,
        finder,
        visibility,
      ),
      takingBack,
      risks: new RiskEditing(
        platform,
        riskStore,
        riskWriting,
        sight,
        slices.incidents.failureModes,
        proposals,
        slices.actionItems.editing,
      ),
    }),
  };
}

/** The slice, for those below it in the house. */
export type Changes = ReturnType<typeof createChanges>;
