import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { z } from 'zod';

// test/corpus/labels/README.md says what each key means, and what counts as a hit.
const doubt = { soft: z.boolean().optional(), weak: z.boolean().optional() };
const timePoint = z.looseObject({
  kind: z.string(),
  or: z.string().optional(),
  at: z.string(),
  line: z.number(),
  ...doubt,
});
const flag = z.looseObject({
  line: z.number(),
  reason: z.string(),
  about: z.string(),
  otherLine: z.number().optional(),
  to: z.number().optional(),
  ...doubt,
});
const documentLabels = z.looseObject({
  titleLine: z.number(),
  zone: z.string().nullable(),
  zoneStated: z.string().optional(),
  timePoints: z.array(timePoint).default([]),
  timePointsRepeated: z.array(timePoint).default([]),
  timePointsInTimeline: z.array(timePoint).optional(),
  stated: z.record(z.string(), z.string()).default({}),
  statedQualified: z.array(z.string()).default([]),
  timeline: z.array(
    z.looseObject({
      at: z.string().nullable(),
      line: z.number(),
      until: z.string().optional(),
      approx: z.boolean().optional(),
    }),
  ),
  sections: z.record(z.string(), z.number()),
  otherSections: z.record(z.string(), z.number()).default({}),
  factors: z.array(z.looseObject({ line: z.number() })).optional(),
  actions: z.array(
    z.looseObject({
      line: z.number(),
      done: z.boolean().optional(),
      tickets: z.number(),
      ticketsAlso: z.array(z.number()).default([]),
      ownerHash: z.string().optional(),
      ...doubt,
    }),
  ),
  flags: z.array(flag),
});

/** What a careful person sees in one document. */
export type DocumentLabels = z.output<typeof documentLabels>;

/** A labelled document of a corpus. */
export interface LabelledDocument {
  readonly name: string;
  readonly content: string;
  readonly labels: DocumentLabels;
}

/** Whether a label is in doubt: neither a hit nor a miss. */
export function inDoubt(label: { soft?: boolean; weak?: boolean }): boolean {
  return label.soft === true || label.weak === true;
}

const REPOSITORY = resolve(
  resolvePackagePath('@afterword/plugin-reliability-backend'),
  '../..',
);

/** Folder of the public collections, from `RELIABILITY_CORPUS`. */
export const corpusFolder = resolve(
  REPOSITORY,
  process.env.RELIABILITY_CORPUS ?? '../shared/data',
);

/** Whether the collections are here. They have licences of their own and are not part of the repository. */
export const corpusIsHere = existsSync(join(corpusFolder, 'postmortems'));

/** Reads a collection with its labels. Every labelled document must be there. */
export function loadCorpus(corpus: string): LabelledDocument[] {
  const file = join(REPOSITORY, 'test/corpus/labels', `${corpus}.json`);
  const { documents } = z
    .looseObject({ documents: z.record(z.string(), documentLabels) })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return Object.entries(documents).map(([name, labels]) => ({
    name,
    labels,
    content: readFileSync(
      join(corpusFolder, 'postmortems', corpus, name),
      'utf8',
    ),
  }));
}

/** Contents of the Markdown files of a folder of the collections, by name. */
export function loadFolder(
  folder: string,
): { name: string; content: string }[] {
  const path = join(corpusFolder, folder);
  return readdirSync(path)
    .filter(name => /\.md(?:\.erb)?$/.test(name))
    .sort()
    .map(name => ({ name, content: readFileSync(join(path, name), 'utf8') }));
}
