import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** Longest reference, complete, in characters. */
const MAX_ENTITY_REF = 500;

/**
 * A catalog entity's reference, complete and in lower case: `component:default/checkout-api`. What arrives in another case, or
 * without a namespace, is normalised; a reference without a kind is refused.
 *
 * @public
 */
export const entityRef = z
  .string()
  .trim()
  .max(MAX_ENTITY_REF)
  .refine(value => normaliseEntityRef(value) !== undefined, {
    message:
      'must be an entity reference such as component:default/checkout-api',
  })
  .overwrite(value => normaliseEntityRef(value) ?? value);

/**
 * A reference of a person, or of a group of them. Anything else would be told, and asked, by way of its owners, whom nobody named.
 *
 * @internal
 */
export const personRef = entityRef.refine(
  value => {
    const ref = normaliseEntityRef(value);
    return ref === undefined || isPersonRef(ref);
  },
  { message: 'must be a user or a group, such as user:default/jane' },
);

/** Whether a reference, complete and in lower case, is one of a person or of a group of them. @public */
export function isPersonRef(ref: string): boolean {
  return /^(user|group):/.test(ref);
}

/** Lower case, with namespace; `undefined` when the text is no reference. @public */
export function normaliseEntityRef(value: string): string | undefined {
  try {
    const parsed = parseEntityRef(value.trim());
    // Anything beyond the characters that the catalog allows would never resolve.
    const legal = [parsed.kind, parsed.namespace, parsed.name].every(part =>
      /^[A-Za-z0-9_.\-]+$/.test(part),
    );
    if (!legal) return undefined;
    const ref = stringifyEntityRef(parsed).toLocaleLowerCase('en-US');
    return ref.length > MAX_ENTITY_REF ? undefined : ref;
  } catch {
    return undefined;
  }
}

/** A catalog entity that something names. @public */
export const namedEntity = z.object({
  ref: z.string(),
  /** Whether the catalog knows the reference; unknown ones are kept and shown as such. */
  known: z.boolean(),
});
/** A catalog entity that something names. @public */
export type NamedEntity = z.infer<typeof namedEntity>;

/** Everything, as a scope. @public */
export const ORGANISATION = 'organisation';

/** A scope: an entity reference (an entity, or all that a group, system or domain contains) or `organisation`. @public */
export const scopeRef = z.union([z.literal(ORGANISATION), entityRef]);

/** Kinds whose scope is what they contain rather than themselves. @public */
export const CONTAINER_KINDS: ReadonlySet<string> = new Set([
  'group',
  'system',
  'domain',
]);
