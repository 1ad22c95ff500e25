import { named, TableRow } from './TableRow';

const { entity, person } = named;

/** A circle, and the copy of the catalog. */
export const rowsOfAccess: readonly TableRow[] = [
  ['confidential', { created_at: 1 }],
  [
    'confidential_reader',
    { confidential_id: 1, reader_ref: person, reason: 'author' },
  ],
  ['confidential_entity', { confidential_id: 1, entity_ref: entity }],
  ['catalog_entity', { entity_ref: entity, kind: 'component' }],
  ['catalog_technology', { entity_ref: entity, word: 'service' }],
  [
    'catalog_membership',
    { scope_ref: 'system:default/shop', entity_ref: entity },
  ],
  [
    'catalog_group_ancestor',
    { group_ref: 'group:default/team', ancestor_ref: 'group:default/all' },
  ],
  [
    'membership_change',
    {
      scope_ref: 'system:default/shop',
      entity_ref: entity,
      joined: true,
      at: 1,
    },
  ],
  ['catalog_user_group', { user_ref: person, group_ref: 'group:default/team' }],
];
