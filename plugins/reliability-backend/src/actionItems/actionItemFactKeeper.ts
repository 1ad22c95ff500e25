import { FactKeeper } from '../platform/facts/FactAudit';
import { ActionItemFactRow, Facts } from '../platform/facts/Facts';
import { actionItemFact } from './actionItemFact';
import { ActionItemStore } from './ActionItemStore';

/** Says what facts there should be of action items. */
export function actionItemFactKeeper(
  facts: Facts,
  store: ActionItemStore,
): FactKeeper {
  return {
    things: 'action_item',
    facts: 'action_item_fact',
    column: 'action_item_id',
    hold: async (tx, ids) => {
      await store.holdUnrestricted(tx, ids);
    },
    expected: async (tx, ids) =>
      (await store.getUnrestricted(tx, ids)).map(actionItemFact),
    replace: async (tx, ids, rows) => {
      await facts.forgetActionItems(tx, ids);
      await facts.insertActionItems(tx, rows as ActionItemFactRow[]);
    },
  };
}
