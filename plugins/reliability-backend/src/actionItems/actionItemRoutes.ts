import {
  ActionItemListQuery,
  ActionItem,
  actionItemsContract,
} from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { CsvColumns } from '../platform/http/csv';
import { exportHandlers, Whole } from '../platform/http/exports';
import { RequestContext } from '../platform/http/RequestContext';
import { allPages } from '../platform/http/streaming';
import { ActionItemReading } from './ActionItemReading';
import { ActionItemEditing } from './ActionItemEditing';

const csvColumns: CsvColumns<ActionItem> = {
  key: item => item.key,
  title: item => item.title,
  type: item => item.type,
  status: item => item.status,
  entity: item => item.entity,
  accountable: item => item.accountable,
  assignee: item => item.assignee,
  due: item => item.due,
  originalDue: item => item.originalDue,
  overdue: item => (item.overdue ? 'yes' : 'no'),
  committed: item => item.committedAt,
  done: item => item.doneAt,
  checkOn: item => item.checkOn,
  verified: item => item.verifiedAt,
  acceptanceTest: item => item.acceptanceTest,
  postmortem: item => item.postmortem?.key ?? null,
  incident: item => item.incident?.key ?? null,
  tracker: item => item.trackerUrl,
};

/** HTTP → service, an operation a line or two. */
export function actionItemRoutes(
  reading: ActionItemReading,
  editing: ActionItemEditing,
): Handlers<typeof actionItemsContract> {
  const whole = exportHandlers(
    'action-items',
    csvColumns,
    (context: RequestContext, query: Whole<ActionItemListQuery>) =>
      allPages(cursor =>
        reading.list(context, { ...query, limit: 200, cursor, count: false }),
      ),
  );
  return {
    listActionItems: ({ context, query }) => reading.list(context, query),
    exportActionItemsCsv: whole.csv,
    exportActionItemsNdjson: whole.ndjson,
    createActionItem: ({ context, body }) => editing.create(context, body),
    getActionItem: ({ context, params }) => reading.get(context, params.key),
    updateActionItem: ({ context, params, body }) =>
      editing.update(context, params.key, body),
    transitionActionItem: ({ context, params, body }) =>
      editing.transition(context, params.key, body),
    getActionItemHistory: ({ context, params, query }) =>
      reading.history(context, params.key, query),
  };
}
