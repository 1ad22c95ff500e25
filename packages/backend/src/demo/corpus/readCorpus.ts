import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A collection of documents, or the history of a status page, in files. */
export interface CorpusFolder {
  /** Name of the folder; names the source of what it holds. */
  readonly name: string;
  readonly files: readonly CorpusFile[];
}

/** One file, read when it is its turn. */
export interface CorpusFile {
  readonly name: string;
  readonly read: () => string;
}

/** Real input in files: `incidents/*.jsonl` and `postmortems/<collection>/*.md`. */
export interface Corpus {
  readonly statusPages: readonly CorpusFile[];
  readonly collections: readonly CorpusFolder[];
}

/** Files that stand beside documents and are none: what a repository says about its folder, and forms to fill in. */
const ASIDE = /^(index|readme|template.*)\./i;

/** What a folder holds; undefined when it is not there, or holds nothing of the kind. */
export function readCorpus(folder: string): Corpus | undefined {
  const statusPages = filesIn(join(folder, 'incidents'), /\.jsonl$/);
  const postmortems = join(folder, 'postmortems');
  const collections = foldersIn(postmortems)
    .map(name => ({
      name,
      files: filesIn(join(postmortems, name), /\.md(\.erb)?$/),
    }))
    .filter(({ files }) => files.length > 0);
  return statusPages.length + collections.length === 0
    ? undefined
    : { statusPages, collections };
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function filesIn(folder: string, pattern: RegExp): CorpusFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => pattern.test(name) && !ASIDE.test(name))
    .sort()
    .map(name => ({
      name,
      read: () => readFileSync(join(folder, name), 'utf8'),
    }));
}
