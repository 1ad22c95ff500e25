import { RequestContext } from '../http/RequestContext';
import { FieldError, OverloadedError } from '../http/httpErrors';
import { Platform } from '../Platform';
import { CatalogVisibility } from './CatalogVisibility';

/**
 * Makes sure that the catalog has some entities and shows them to whoever names them: what it hides from them is not known to them.
 *
 * @param named - entity references, by the fields that name them
 * @param where - where those fields are
 * @throws FieldError for those that are not known
 * @throws OverloadedError where some are not, and the catalog does not answer for now
 */
export async function demandKnown(
  { catalog, database }: Platform,
  visibility: CatalogVisibility,
  context: RequestContext,
  named: Readonly<Record<string, string>>,
  where: 'body' | 'query' = 'body',
): Promise<void> {
  const refs = Object.values(named);
  if (refs.length === 0) return;
  const answered = await catalog.ensure(refs);
  const [known, visible] = await Promise.all([
    catalog.known(database, refs),
    visibility.visibleTo(context, refs),
  ]);
  const unknown = Object.entries(named).filter(
    ([, ref]) => !known.has(ref) || !visible.has(ref),
  );
  if (unknown.length === 0) return;
  if (!answered) {
    throw new OverloadedError(
      'The catalog does not answer for now, which knows what is named; try again',
    );
  }
  throw new FieldError(
    unknown.map(([field]) => ({
      field: `${where}.${field}`,
      problem: 'is not known to the catalog',
    })),
  );
}
