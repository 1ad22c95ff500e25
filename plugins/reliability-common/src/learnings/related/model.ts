import { z } from 'zod';
import { namedEntity } from '../../catalog';
import { instant, keyOf } from '../../contract';
import { incidentSummary } from '../../incidents';
import { publishedLearning } from '../model';
import { relatedReason } from './reasons';

/** Why it is related, what counts most first. */
const reasons = z.array(relatedReason).min(1);

/** An incident as others are told that it is related. @public */
export const relatedIncident = incidentSummary
  .pick({
    title: true,
    kind: true,
    severity: true,
    failureMode: true,
    postmortems: true,
  })
  .extend({
    key: keyOf('incident'),
    entities: z.array(namedEntity),
    /** Its anchor. */
    startedAt: instant.nullable(),
  })
  .meta({ id: 'RelatedIncident' });
/** An incident as others are told that it is related. @public */
export type RelatedIncident = z.infer<typeof relatedIncident>;

/** What is related to something, as far as the reader may see it, the likeliest first. @public */
export const relatedThings = z
  .object({
    /** Published ones that stand. */
    learnings: z.array(z.object({ learning: publishedLearning, reasons })),
    incidents: z.array(z.object({ incident: relatedIncident, reasons })),
  })
  .meta({ id: 'RelatedThings' });
/** What is related to something. @public */
export type RelatedThings = z.infer<typeof relatedThings>;

const subjects = {
  incident: keyOf('incident').optional(),
  postmortem: keyOf('postmortem').optional(),
};

/** What something is related to; one of these. @public */
export const relatedQuery = z
  .object(subjects)
  .strict()
  .refine(
    query => Object.values(query).filter(Boolean).length === 1,
    'must name one of incident, postmortem',
  );
/** What something is related to. @public */
export type RelatedQuery = z.output<typeof relatedQuery>;
