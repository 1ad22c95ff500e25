import { ActionItemFactRow } from '../platform/facts/Facts';
import { StoredActionItem } from './ActionItemRow';

/** What figures need to know of an action item. One that names no entity counts for the organisation only. */
export function actionItemFact(item: StoredActionItem): ActionItemFactRow {
  return {
    action_item_id: item.id,
    entity_ref: item.entity ?? '',
    status: item.status,
    due: item.due,
    original_due: item.originalDue,
    check_on: item.checkOn,
    committed_at: item.committedAt,
    done_at: item.doneAt,
    verified_at: item.verifiedAt,
    confidential_id: item.confidentialId,
  };
}
