import { charterContract } from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { Platform } from '../platform/Platform';
import { CharterKeeping } from './charter/CharterKeeping';
import { CharterStore } from './charter/CharterStore';

/** Puts the slice together: settings that others read. */
export function createProcesses(platform: Platform) {
  const charter = new CharterStore();
  const keeping = new CharterKeeping(platform, charter);
  const handlers: Handlers<typeof charterContract> = {
    getCharter: ({ context }) => keeping.get(context),
    putCharter: ({ context, body }) => keeping.put(context, body),
    listCharterVersions: ({ query }) => keeping.versions(query),
    getCharterVersion: ({ params }) => keeping.version(params.version),
    acknowledgeCharter: ({ context }) => keeping.acknowledge(context),
    listCharterAcknowledgements: ({ context, query }) =>
      keeping.acknowledgements(context, query),
  };
  return { charter, handlers };
}

/** The slice, for those below it in the house. */
export type Processes = ReturnType<typeof createProcesses>;
