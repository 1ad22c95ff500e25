import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One file of a production build that holds code or style. */
export interface Chunk {
  readonly file: string;
  readonly text: string;
  readonly gzip: number;
  /** Named by index.html: loaded before anything is shown. */
  readonly eager: boolean;
}

export interface BuiltApp {
  readonly chunks: readonly Chunk[];
}

/** Reads what `backstage-cli package build` has written. */
export function readBuild(dist: string): BuiltApp {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const files = readdirSync(join(dist, 'static'), { recursive: true })
    .map(String)
    .filter(file => /\.(js|css)$/.test(file));
  const chunks = files.map(file => {
    const bytes = readFileSync(join(dist, 'static', file));
    return {
      file,
      text: bytes.toString('utf8'),
      gzip: gzipSync(bytes).length,
      eager: html.includes(`static/${file}`),
    };
  });
  if (!chunks.some(({ eager }) => eager)) {
    throw new Error('index.html loads nothing that was built');
  }
  return { chunks };
}
