import { fromKey } from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { FieldError } from '../platform/http/httpErrors';

/** Looks up which of some action items somebody may see. */
export type SeesItems = (
  tx: Knex,
  ids: readonly number[],
) => Promise<ReadonlySet<number>>;

/**
 * The action item that something becomes, which must be there for whoever says so. What it is already stays where they may not see it: nobody
 * takes away what is hidden from them.
 *
 * @param before - what it became before
 * @throws FieldError on `body.actionItem`
 */
export async function becameItem(
  tx: Knex,
  sees: SeesItems,
  actionItem: string | null,
  before: number | null,
): Promise<number | null> {
  const id = actionItem === null ? null : fromKey(actionItem);
  const seen = await sees(
    tx,
    [id, before].flatMap(each => each ?? []),
  );
  if (id !== null && !seen.has(id)) {
    throw new FieldError(
      'body.actionItem',
      `does not exist: there is no ${actionItem}`,
    );
  }
  if (before === null || seen.has(before)) return id;
  if (id !== null) {
    throw new FieldError(
      'body.actionItem',
      'must stay what it is: you may not see what this became',
    );
  }
  return before;
}

/**
 * Makes sure that something became no action item yet.
 *
 * @throws ConflictError
 */
export function demandNone(before: number | null): void {
  if (before !== null) throw new ConflictError('It became an action item');
}
