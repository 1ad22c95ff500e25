import { Portal } from '../../__testUtils__/aPortal';
import { anIncidentRecord } from './anIncidentRecord';
import { recordSender } from './recordSender';

interface Sent {
  readonly key: string;
  readonly externalId: string;
}

/** Things that belong to each other, came from elsewhere, and may be changed by their owner. */
export interface ThreeThings {
  readonly incident: Sent;
  readonly postmortem: Sent;
  readonly item: Sent;
}

/** The records of an incident, of a draft about it, and of an action item of both, all under one name. */
export function threeRecords(externalId: string) {
  const of = { source: 'acme-status', externalId };
  return {
    incident: anIncidentRecord(externalId),
    postmortem: {
      type: 'postmortem',
      ...of,
      title: 'Why it failed',
      incidents: [of],
    },
    item: {
      type: 'actionItem',
      ...of,
      title: 'Do better',
      postmortem: of,
      incident: of,
    },
  };
}

/** Sends them, each time under another name. */
export function threeThings(portal: () => Portal): () => Promise<ThreeThings> {
  const send = recordSender(portal);
  let number = 0;
  return async () => {
    number += 1;
    const externalId = `belonging-${number}`;
    const [incident, postmortem, item] = await send(
      Object.values(threeRecords(externalId)),
    );
    const at = ({ key = '' }) => ({ key, externalId });
    return {
      incident: at(incident),
      postmortem: at(postmortem),
      item: at(item),
    };
  };
}
