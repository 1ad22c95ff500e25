import { z } from 'zod';
import { entityRef, scopeRef } from '../catalog';
import { line, operation, queryFlag } from '../contract';
import { documentChanges, documentReading } from './documentModel';
import { importLineReport, importSummary } from './model';
import { MAX_DOCUMENT_SOURCE } from './rules';

/** Largest document that is read, in bytes. @public */
export const MAX_DOCUMENT_BYTES = 2_000_000;

/** Operations that bring records in and out. @public */
export const exchangeContract = {
  importRecords: operation({
    id: 'importRecords',
    method: 'post',
    path: '/import',
    summary:
      'NDJSON stream of records in any order, upsert by source and externalId; answers one report line for each and a summary',
    query: z.object({ dryRun: queryFlag.default(false) }).strict(),
    response: z.union([importLineReport, importSummary]),
    bodyType: 'ndjson',
    responseType: 'ndjson',
  }),
  importDocument: operation({
    id: 'importDocument',
    method: 'post',
    path: '/postmortems/import',
    summary:
      'Reads a Markdown postmortem: `dryRun=true` answers what was recognised, left and looks wrong and what would change, and stores nothing',
    query: z.object({ dryRun: queryFlag.default(false) }).strict(),
    body: z
      .object({
        /**
         * Where the document comes from; with `externalId` the identity for the next import. It is stored as `document:<source>`, where
         * nothing else can be, which leaves it 91 of the 100 characters of a source.
         */
        source: line(MAX_DOCUMENT_SOURCE).default('document'),
        /** File name or address. */
        externalId: line(300),
        content: z.string().max(MAX_DOCUMENT_BYTES),
        /** Entities to attach when the document names none. */
        entities: z.array(entityRef).max(50).default([]),
        /** IANA zone or offset of times that state none. */
        zone: z.string().max(60).default('UTC'),
        /** What a person corrected after the preview; stored instead of what would be read. */
        corrected: documentReading
          .pick({ incident: true, postmortem: true, actionItems: true })
          .optional(),
      })
      .strict(),
    bodyLimit: 8_388_608,
    response: z.object({
      reading: documentReading,
      /** On `dryRun` only; absent when all of it would be new. */
      changes: documentChanges.optional(),
      /** Absent on `dryRun`. */
      stored: z
        .object({
          postmortem: z.string(),
          incident: z.string().nullable(),
          actionItems: z.array(z.string()),
        })
        .optional(),
    }),
  }),
  exportRecords: operation({
    id: 'exportRecords',
    method: 'get',
    path: '/export',
    summary:
      'Everything that the reader may see as NDJSON, in the form that import takes',
    query: z
      .object({
        type: z
          .enum([
            'incident',
            'postmortem',
            'actionItem',
            'deployment',
            'changeFailure',
            'changeReview',
          ])
          .optional(),
        scope: scopeRef.optional(),
      })
      .strict(),
    response: z.unknown(),
    responseType: 'ndjson',
  }),
} as const;
