import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Incidents } from '../incidents';
import { ConditionTransformer } from '../platform/access/Authorizer';
import { Notifier } from '../platform/notifications/Notifier';
import { Platform } from '../platform/Platform';
import { ActionItemCircles } from './ActionItemCircles';
import { actionItemFactKeeper } from './actionItemFactKeeper';
import { ActionItemLinks } from './ActionItemLinks';
import { ActionItemPolicies } from './ActionItemPolicies';
import { ActionItemReading } from './ActionItemReading';
import { actionItemRoutes } from './actionItemRoutes';
import { ActionItemEditing } from './ActionItemEditing';
import { ActionItemStore } from './ActionItemStore';
import { ActionItemWriter } from './ActionItemWriter';
import { notifyOwners } from './notifyOwners';

/** Puts the slice together. */
export function createActionItems(
  platform: Platform,
  options: {
    readonly incidents: Incidents;
    readonly links: ActionItemLinks;
    readonly notifier: Notifier;
    readonly transforms: {
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    };
  },
) {
  const { incidents, links, transforms } = options;
  const store = new ActionItemStore(platform.access);
  const circles = new ActionItemCircles(platform, store, incidents, links);
  const writer = new ActionItemWriter(platform, store, circles);
  const policies = new ActionItemPolicies(platform.authorizer, transforms);
  const reading = new ActionItemReading(
    platform,
    store,
    incidents,
    links,
    policies,
  );
  const editing = new ActionItemEditing(
    platform,
    store,
    writer,
    reading,
    policies,
  );
  return {
    store,
    writer,
    policies,
    reading,
    editing,
    factKeeper: actionItemFactKeeper(platform.facts, store),
    handlers: actionItemRoutes(reading, editing),
    ownerNotifier: notifyOwners(platform, store, options.notifier),
  };
}

/** The slice, for those below it in the house. */
export type ActionItems = ReturnType<typeof createActionItems>;
