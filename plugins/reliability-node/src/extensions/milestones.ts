import type { MilestoneRule } from '@afterword/plugin-reliability-common';
import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Where modules register kinds of milestones, as those that come with the plugin are. A rule sees what everybody may see, and is asked every
 * hour; what it finds is kept once, and is said in the words that it gives.
 *
 * @public
 */
export interface MilestonesExtensionPoint {
  addRule(rule: MilestoneRule): void;
}

/** Where modules register kinds of milestones. @public */
export const milestonesExtensionPoint =
  createExtensionPoint<MilestonesExtensionPoint>({
    id: 'reliability.milestones',
  });
