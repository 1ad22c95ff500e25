import { z } from 'zod';

/** By what a list of learnings is narrowed; each but `year` is a filter of the list by its name. @public */
export const learningFacetNames = [
  'failureMode',
  'layer',
  'technology',
  'owner',
  'severity',
  'year',
] as const;
/** By what a list of learnings is narrowed. @public */
export type LearningFacetName = (typeof learningFacetNames)[number];

/** Most values of one facet, those of most learnings first. @public */
export const MAX_FACET_VALUES = 50;

/** A value of a facet, and how many learnings the list would have with it. @public */
export const facetValue = z
  .object({
    /** As the filter takes it. A year in UTC, `2026`, stands for `from` and `to`. */
    value: z.string(),
    count: z.number().int(),
  })
  .meta({ id: 'FacetValue' });
/** A value of a facet. @public */
export type FacetValue = z.infer<typeof facetValue>;

const values = z.array(facetValue);

/**
 * Values by facet, {@link MAX_FACET_VALUES} of each at most. Each facet is counted with all filters but its own, so that another value of it can be
 * added.
 *
 * @public
 */
export const learningFacets = z
  .object({
    /** The id of the mode that is meant, else what was written. */
    failureMode: values,
    layer: values,
    technology: values,
    owner: values,
    severity: values,
    year: values,
  })
  .meta({ id: 'LearningFacets' });
/** Values by facet. @public */
export type LearningFacets = z.infer<typeof learningFacets>;
