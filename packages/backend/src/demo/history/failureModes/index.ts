import { badMigration } from './badMigration';
import { cacheStampede } from './cacheStampede';
import { capacity } from './capacity';
import { certificateExpiry } from './certificateExpiry';
import { configDrift } from './configDrift';
import { dependencyTimeout } from './dependencyTimeout';
import { dns } from './dns';
import { duplicateProcessing } from './duplicateProcessing';
import { FailureModeScript } from './FailureModeScript';
import { faultyRelease } from './faultyRelease';
import { featureFlag } from './featureFlag';
import { messageBacklog } from './messageBacklog';
import { retryStorm } from './retryStorm';

export type {
  FailureModeScript,
  ScriptedAction,
  ScriptedFactor,
  ScriptedLearning,
  ScriptedMoment,
  ScriptedNearMiss,
  Slots,
  Stage,
} from './FailureModeScript';

/** All failure modes that the demo organisation has met. */
export const failureModeScripts: readonly FailureModeScript[] = [
  badMigration,
  cacheStampede,
  capacity,
  certificateExpiry,
  configDrift,
  dependencyTimeout,
  dns,
  duplicateProcessing,
  faultyRelease,
  featureFlag,
  messageBacklog,
  retryStorm,
];
