/** How something from the wiki is referred to. */
export const inWiki = (externalId: string) => ({ source: 'wiki', externalId });

/** A postmortem of the wiki, as a line of an import; a draft unless told. */
export function aDraftRecord(externalId: string, over: object = {}) {
  return {
    type: 'postmortem',
    ...inWiki(externalId),
    title: `Draft ${externalId}`,
    ...over,
  };
}

/** A promise that the wiki keeps, as a line of an import. */
export function aPromiseRecord(externalId: string, over: object = {}) {
  return {
    type: 'actionItem',
    ...inWiki(externalId),
    title: `Promise ${externalId}`,
    status: 'committed',
    ...over,
  };
}
