import {
  charterContract,
  processContract,
} from '@afterword/plugin-reliability-common';
import { Config } from '@backstage/config';
import { Handlers } from '../platform/http/ContractRouter';
import { Platform } from '../platform/Platform';
import { CharterGate } from './charter/CharterGate';
import { CharterKeeping } from './charter/CharterKeeping';
import { CharterStore } from './charter/CharterStore';
import { ProcessStore } from './process/ProcessStore';
import { ProcessTrail } from './process/ProcessTrail';
import { processesFrom } from './process/processesFrom';

/** Puts the slice together: settings that others read. What they are is kept, so that somebody can tell what changed. */
export async function createProcesses(platform: Platform, config: Config) {
  const charter = new CharterStore();
  const configured = processesFrom(config);
  const trail = new ProcessTrail(platform, new ProcessStore());
  await trail.keep(configured);
  const keeping = new CharterKeeping(platform, charter);
  const handlers: Handlers<typeof charterContract & typeof processContract> = {
    getProcesses: async () => configured,
    getCharter: ({ context }) => keeping.get(context),
    putCharter: ({ context, body }) => keeping.put(context, body),
    listCharterVersions: ({ query }) => keeping.versions(query),
    getCharterVersion: ({ params }) => keeping.version(params.version),
    acknowledgeCharter: ({ context }) => keeping.acknowledge(context),
    listCharterAcknowledgements: ({ context, query }) =>
      keeping.acknowledgements(context, query),
  };
  return {
    charter,
    charterGate: new CharterGate(charter),
    configured,
    trail,
    handlers,
  };
}

/** The slice, for those below it in the house. */
export type Processes = Awaited<ReturnType<typeof createProcesses>>;
