import { Knex } from 'knex';
import { Circle } from '../platform/access/Circle';
import { Principal } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { StoredPostmortem } from './PostmortemRow';

type Person = Extract<Principal, { readonly kind: 'user' }>;
type Asked = Pick<Platform, 'access' | 'catalog'>;
type Draft = Pick<StoredPostmortem, 'author' | 'confidentialId'>;

/** Who answers for a draft: its author; where there is none any more, its facilitator and who owns what it is about. */
export type WhoAnswers = 'author' | 'others' | 'othersForAuthor';

/**
 * Whether somebody answers for a draft, rather than taking part in it: its author, who cannot be changed by those who take part. Only a
 * draft that no person wrote, or whose author has left the catalog, is answered for by its facilitator and who owns what it is about.
 */
export async function answersFor(
  tx: Knex,
  { access, catalog }: Asked,
  draft: Draft,
  principal: Principal,
): Promise<boolean> {
  if (principal.kind !== 'user') return false;
  const { author, confidentialId } = draft;
  if (confidentialId === null) return false;
  if (principal.ref === author) return true;
  if ((await whoAnswersFor(tx, { catalog }, draft, principal)) === 'author') {
    return false;
  }
  const circle = await access.circle(tx, confidentialId);
  return access.isFor(tx, othersIn(circle), principal);
}

/** Why a change that {@link takesOver} is refused. */
export const notTakenOver =
  'has no author in the catalog, and who takes part in it neither makes themselves one of those who discard it, nor takes away the last of them; ask its facilitator or who owns what it is about, or let somebody else name you';

/**
 * Whether a change of a draft's circle would let somebody who only takes part in it answer for it, or leave nobody else who does, so that
 * their next change could. Where nobody whom the catalog knows answers for it, they may: it would be stuck otherwise.
 */
export async function takesOver(
  tx: Knex,
  { access, catalog }: Asked,
  draft: Draft,
  after: Circle,
  principal: Principal,
): Promise<boolean> {
  const { confidentialId } = draft;
  if (principal.kind !== 'user' || confidentialId === null) return false;
  if ((await whoAnswersFor(tx, { catalog }, draft, principal)) === 'author') {
    return false;
  }
  const present = othersIn(await access.circle(tx, confidentialId));
  if (await access.isFor(tx, present, principal)) return false;
  if (!(await access.isForSomebodyKnown(tx, present))) return false;
  const next = othersIn(after);
  return (
    (await access.isFor(tx, next, principal)) ||
    !(await access.isForSomebodyKnown(tx, next))
  );
}

/**
 * Who answers for a draft, as far as somebody may take the author's place. Where the catalog does not hold them either, that it does not
 * hold the author says nothing: it need not hold everybody who signs in.
 */
export async function whoAnswersFor(
  tx: Knex,
  { catalog }: Pick<Asked, 'catalog'>,
  { author }: Pick<Draft, 'author'>,
  { ref }: Person,
): Promise<WhoAnswers> {
  if (!author?.startsWith('user:')) return 'others';
  const known = await catalog.known(tx, [author, ref]);
  return known.has(ref) && !known.has(author) ? 'othersForAuthor' : 'author';
}

/** Those of a circle who answer for a draft that has no author: who takes part in it otherwise is left out. */
function othersIn({ readers, entities }: Circle): Circle {
  return {
    readers: readers.filter(([, reason]) => reason === 'facilitator'),
    entities,
  };
}
