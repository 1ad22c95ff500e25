import { Knex } from 'knex';
import { FieldError } from '../platform/http/httpErrors';
import { PostmortemReader } from '../postmortems';
import { LearningStore } from './LearningStore';

/**
 * What something is said of one learning with: another one that stands.
 *
 * @param other - its number, and the field of the body that names it
 * @throws FieldError when it is the same one, is not there for whoever asks, or does not stand
 */
export async function demandOther(
  tx: Knex,
  store: LearningStore,
  reader: PostmortemReader,
  id: number,
  { id: other, field }: { readonly id: number; readonly field: string },
): Promise<void> {
  const refuse = (problem: string) => new FieldError(`body.${field}`, problem);
  if (other === id) throw refuse('is this learning itself');
  const [found] = await store.named(tx, reader, 'id', [other]);
  if (found === undefined) {
    throw refuse('is no learning that you may see, or is in a draft');
  }
  if (found.state !== 'stands') throw refuse('does not stand itself');
}
