import { Knex } from 'knex';
import { Access } from '../../platform/access/Access';
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
