import { serviceRef, teamRef } from '../shop/catalog';

/** A list as it is asked for, without its page. */
export interface ListOperation {
  readonly list: string;
  readonly what: string;
  readonly path: string;
}

/** The lists in their default order, in another one, and of scopes. */
export function listOperations(services: number): ListOperation[] {
  const scopes: readonly (readonly [what: string, scope: string])[] = [
    ['of a busy service', serviceRef(0)],
    ['of a quiet service', serviceRef(services - 2)],
    ['of a team', teamRef(Math.floor(services / 2))],
  ];
  const lists = [
    { list: 'incidents', path: 'incidents', other: 'severity' },
    { list: 'postmortems', path: 'postmortems', other: 'title' },
    { list: 'action items', path: 'action-items', other: '-updated' },
  ];
  return lists.flatMap(({ list, path, other }) => [
    { list, what: 'default order', path: `/api/reliability/${path}?` },
    {
      list,
      what: `by ${other}`,
      path: `/api/reliability/${path}?sort=${other}&`,
    },
    ...scopes.map(([what, scope]) => ({
      list,
      what,
      path: `/api/reliability/${path}?scope=${encodeURIComponent(scope)}&`,
    })),
  ]);
}
