import { useState } from 'react';
import {
  ActionItem,
  ActionItemPatch,
  actionItemsContract,
  linkUrl,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { writeOver } from '../../editing/writeOver';
import { currentActionItem } from '../currentActionItem';
import { refusedFields } from '../refusedFields';

/** Fields that can be edited. */
export const editableFields = [
  'title',
  'description',
  'type',
  'entity',
  'owner',
  'assignee',
  'due',
  'acceptanceTest',
  'trackerUrl',
] as const;
/** A field that can be edited. */
export type EditableField = (typeof editableFields)[number];
/** What the fields of an action item say. */
export type ActionItemFields = Pick<ActionItem, EditableField>;

function fieldsOf(item: ActionItem): ActionItemFields {
  const {
    title,
    description,
    type,
    entity,
    owner,
    assignee,
    due,
    acceptanceTest,
    trackerUrl,
  } = item;
  return {
    title,
    description,
    type,
    entity,
    owner,
    assignee,
    due,
    acceptanceTest,
    trackerUrl,
  };
}

/**
 * An action item while it is edited. Only fields that were changed are sent: what somebody else changes in others meanwhile
 * stays, and only where both changed the same one the writer is asked.
 */
export function useActionItemDraft(item: ActionItem) {
  const write = useReliabilityWrite(actionItemsContract.updateActionItem);
  const [base, setBase] = useState(item);
  const [values, setValues] = useState(() => fieldsOf(item));
  const [overtaken, setOvertaken] = useState<ActionItem>();
  const [refused, setRefused] = useState<
    Readonly<Partial<Record<EditableField, string>>>
  >({});
  const [failure, setFailure] = useState('');

  const changed = editableFields.filter(field => values[field] !== base[field]);
  const patch: ActionItemPatch = Object.fromEntries(
    changed.map(field => [field, values[field]]),
  );

  const attempt = async (basis: ActionItem): Promise<boolean> => {
    try {
      await writeOver(
        basis.version,
        version =>
          write.mutateAsync({
            params: { key: item.key },
            body: patch,
            version,
          }),
        currentActionItem,
        current =>
          changed.every(field =>
            [basis[field], values[field]].includes(current[field]),
          ),
      );
      return true;
    } catch (error) {
      const current = currentActionItem(error);
      if (current) setOvertaken(current);
      else take(error);
      return false;
    }
  };

  function take(error: unknown) {
    const named = refusedFields(error, editableFields);
    if (Object.keys(named).length > 0) setRefused(named);
    else setFailure(failureText(error));
  }

  return {
    values,
    isChanged: changed.length > 0,
    isPending: write.isPending,
    /** What somebody else stored in the same fields meanwhile. */
    overtaken,
    /** What the server says of single fields. */
    refused,
    failure,
    /** Fields that cannot be sent as they are. */
    problems: {
      title: values.title.trim() === '',
      trackerUrl:
        values.trackerUrl !== null &&
        !linkUrl.safeParse(values.trackerUrl).success,
    },
    change(change: Partial<ActionItemFields>) {
      setValues(now => ({ ...now, ...change }));
      setRefused({});
    },
    /** @returns whether it is saved */
    save() {
      setFailure('');
      setOvertaken(undefined);
      if (changed.length === 0) return Promise.resolve(true);
      return attempt(overtaken ?? base);
    },
    /** Takes what is stored now into the form. */
    takeTheirs() {
      if (!overtaken) return;
      setBase(overtaken);
      setValues(fieldsOf(overtaken));
      setOvertaken(undefined);
    },
  };
}
