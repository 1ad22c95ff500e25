import { z } from 'zod';
import { instant, line, linkUrl, prose } from '../contract';
import { factorLayer } from '../failureModes';

/** How sure the authors are of a factor. @public */
export const confidence = z.enum(['established', 'likely', 'possible']);
/** How sure the authors are of a factor. @public */
export type Confidence = z.infer<typeof confidence>;

/** What a piece of evidence is. @public */
export const evidenceTypes = [
  'log',
  'metric',
  'trace',
  'dashboard',
  'runbook',
  'ticket',
  'chat',
  'change',
  'interview',
] as const;
/** @internal */
export const evidenceType = z.enum(evidenceTypes);

const evidenceFields = {
  type: evidenceType,
  title: line(300),
  url: linkUrl.nullable().default(null),
  excerpt: prose(4_000).default(''),
  at: instant.nullable().default(null),
};

/** What a factor rests on. @internal */
export const evidenceInput = z
  .object(evidenceFields)
  .strict()
  .meta({ id: 'EvidenceInput' });
/** What a factor rests on. @public */
export const evidence = z.object({
  ...evidenceFields,
  id: z.string(),
  url: z.string().nullable(),
});
/** What a factor rests on. @public */
export type Evidence = z.infer<typeof evidence>;

/** Whether a factor may be called as sure as that: what is established rests on something. @public */
export function mayBeSure(sure: Confidence, pieces: number): boolean {
  return sure !== 'established' || pieces > 0;
}

/** Most pieces of evidence that a factor rests on. @internal */
export const MAX_EVIDENCE = 50;

/** A contributing factor to write. @public */
export const factorInput = z
  .object({
    text: prose(4_000).refine(
      text => text.trim().length > 0,
      'must not be empty',
    ),
    layer: factorLayer,
    confidence: confidence.default('possible'),
    evidence: z.array(evidenceInput).max(MAX_EVIDENCE).default([]),
  })
  .strict()
  .refine(input => mayBeSure(input.confidence, input.evidence.length), {
    path: ['evidence'],
    message:
      'must have a piece at least, since the factor is established; without any it is likely or possible',
  })
  .meta({ id: 'FactorInput' });
/** A contributing factor to write. @public */
export type FactorInput = z.output<typeof factorInput>;

/** A condition that made the incident possible, likelier or worse. @public */
export const factor = z
  .object({
    id: z.string(),
    text: z.string(),
    layer: factorLayer,
    confidence,
    evidence: z.array(evidence),
    version: z.number().int(),
  })
  .meta({ id: 'Factor' });
/** A condition that made the incident possible, likelier or worse. @public */
export type Factor = z.infer<typeof factor>;
