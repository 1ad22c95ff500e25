import { toDay } from '@afterword/plugin-reliability-common';
import { Portal } from '../../__testUtils__/aPortal';

/** An item as one is based on it. */
export type Versioned = { readonly key: string; readonly version: number };

export const checkout = 'component:default/checkout-api';
export const indexer = 'component:default/search-indexer';
const DAY = 86_400_000;

/** A day that is so many days from today. */
export const inDays = (days: number) => toDay(Date.now() + days * DAY);

/** What an item is noted with, all that a promise takes. */
export const anItem = (over: object = {}) => ({
  title: 'Alert on declined card payments',
  type: 'detect',
  entity: checkout,
  due: inDays(14),
  acceptanceTest: 'A drill with declined cards raises the alert',
  ...over,
});

/** The keys of a list. */
export const keysOf = (list: { items: { key: string }[] }) =>
  list.items.map(item => item.key);

/** Notes items in a portal, and changes them. */
export function someActionItems(portal: () => Portal) {
  const owner = () => portal().as('user:default/owner');
  const outsider = () => portal().as('user:default/outsider');
  const create = async (over: object = {}) =>
    (await owner().post('/action-items', anItem(over)).expect(201)).body;
  const step = (item: Versioned, to: string, over: object = {}) =>
    owner()
      .post(`/action-items/${item.key}/transitions`, { to, ...over })
      .set('If-Match', `"${item.version}"`);
  const patch = (item: Versioned, fields: object) =>
    owner()
      .patch(`/action-items/${item.key}`, fields)
      .set('If-Match', `"${item.version}"`);
  return { owner, outsider, create, step, patch };
}
