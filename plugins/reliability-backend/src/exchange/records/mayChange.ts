import { ImportRecord } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../../platform/access/Access';
import { History } from '../../platform/history/History';
import { ImportContext } from './RecordImporter';

/**
 * Whether an import may change what is there. A person changes nothing that they may not read, whatever they may import: otherwise a record
 * would be a way into somebody's draft. A service that keeps another system in step writes without ever reading back.
 */
export async function mayChange(
  tx: Knex,
  access: Access,
  present: { readonly confidentialId: number | null },
  { principal }: Pick<ImportContext, 'principal'>,
): Promise<boolean> {
  if (principal.kind === 'service') return true;
  return access.allows(tx, present.confidentialId, principal);
}

/** Whether an import may change what is there, by its policy too: a record changes nothing that its sender may not change by hand. */
export async function mayUpdate(
  tx: Knex,
  access: Access,
  {
    kind,
    present,
  }: {
    readonly kind: ImportRecord['type'];
    readonly present: {
      readonly id: number;
      readonly confidentialId: number | null;
    };
  },
  context: Pick<ImportContext, 'principal' | 'isLeft'>,
): Promise<boolean> {
  return (
    (await mayChange(tx, access, present, context)) &&
    context.isLeft(tx, kind, present)
  );
}

/**
 * Whether an import may put an action item into a postmortem that is there. A service puts none into a draft of people, which it neither
 * reads nor was asked into; into what a service brought in it may.
 */
export async function mayAddTo(
  tx: Knex,
  { access, history }: { readonly access: Access; readonly history: History },
  postmortem: { readonly id: number; readonly confidentialId: number | null },
  { principal }: Pick<ImportContext, 'principal'>,
): Promise<boolean> {
  const { id, confidentialId } = postmortem;
  if (principal.kind === 'user' || confidentialId === null) {
    return mayChange(tx, access, postmortem, { principal });
  }
  const creator = await history.creatorOf(tx, 'postmortem', id);
  return creator !== null && creator.startsWith('service:');
}
