import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import type { BundleFigures } from '../parts/bundle';
import type { ChartFigures } from '../parts/charts/measureCharts';
import type { FiguresResult } from '../parts/figures/measureFigures';
import type { ImportFigures } from '../parts/importSpeed';
import type { ListResults } from '../parts/lists';
import type { LearningResults } from '../parts/learning/measureLearning';
import type { MemoryFigures } from '../parts/importMemory';

/** Where and when something was measured. */
export interface Circumstances {
  readonly at: string;
  readonly commit: string;
  readonly processors: string;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly quick: boolean;
}

/** One part's figures with their circumstances. */
export interface Measured<TFigures> {
  readonly under: Circumstances;
  readonly figures: TFigures;
}

/** Everything that was measured; parts can be measured one by one. */
export interface Results {
  readonly lists?: Measured<ListResults>;
  readonly learning?: Measured<LearningResults>;
  readonly figures?: Measured<FiguresResult>;
  readonly charts?: Measured<readonly ChartFigures[]>;
  readonly import?: Measured<readonly ImportFigures[]>;
  readonly memory?: Measured<readonly MemoryFigures[]>;
  readonly bundle?: Measured<BundleFigures>;
}

const ROOT = join(__dirname, '../../..');

export function circumstances(quick: boolean): Circumstances {
  const processors = cpus();
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  return {
    at: new Date().toISOString(),
    commit: git('describe', '--always', '--dirty'),
    processors: `${processors.length} × ${processors[0].model.trim()}`,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    quick,
  };
}

export function readResults(file: string): Results {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

export function writeResults(file: string, results: Results): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
}
