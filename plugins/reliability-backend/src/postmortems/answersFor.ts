import { Postmortem } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { CatalogProjection } from '../platform/catalog/CatalogProjection';
import { Principal } from '../platform/http/RequestContext';
import { StoredPostmortem } from './PostmortemRow';

type Person = Extract<Principal, { readonly kind: 'user' }>;

/** Who answers for a draft: its author; where there is none any more, its facilitator and who owns what it is about. */
export type WhoAnswers = 'author' | 'others' | 'othersForAuthor';

/**
 * Whether somebody answers for a draft, rather than taking part in it: its author, who cannot be changed by those who take part. Only a
 * draft that no person wrote, or whose author has left the catalog, is answered for by its facilitator and who owns what it is about.
 */
export async function answersFor(
  tx: Knex,
  catalog: CatalogProjection,
  postmortem: Pick<StoredPostmortem, 'author' | 'confidentialId'>,
  readers: Postmortem['readers'],
  principal: Principal,
): Promise<boolean> {
  if (principal.kind !== 'user') return false;
  const { author, confidentialId } = postmortem;
  if (confidentialId === null) return false;
  if (principal.ref === author) return true;
  if ((await whoAnswersFor(tx, catalog, postmortem, principal)) === 'author') {
    return false;
  }
  return readers.some(
    ({ ref, reason }) =>
      ['facilitator', 'owner'].includes(reason) && principal.refs.includes(ref),
  );
}

/**
 * Who answers for a draft, as far as somebody may take the author's place. Where the catalog does not hold them either, that it does not
 * hold the author says nothing: it need not hold everybody who signs in.
 */
export async function whoAnswersFor(
  tx: Knex,
  catalog: CatalogProjection,
  { author }: Pick<StoredPostmortem, 'author'>,
  { ref }: Person,
): Promise<WhoAnswers> {
  if (!author?.startsWith('user:')) return 'others';
  const known = await catalog.known(tx, [author, ref]);
  return known.has(ref) && !known.has(author) ? 'othersForAuthor' : 'author';
}
