import { readFileSync } from 'node:fs';
import { Engine } from '../portal/startPortal';
import { Portal } from '../portal/Portal';
import { anIncident, ndjson } from '../shop/records';

const MEGABYTE = 1_048_576;
const SAMPLE_EVERY = 200;

/** The memory of a back end while it imports one long stream. */
export interface MemoryFigures {
  readonly engine: Engine;
  readonly lines: number;
  readonly seconds: number;
  /** Megabytes of resident memory. */
  readonly before: number;
  readonly peak: number;
  /** Means of the first and of the last quarter of the time. */
  readonly firstQuarter: number;
  readonly lastQuarter: number;
  /** Lines a second in the same quarters. */
  readonly linesPerSecondFirst: number;
  readonly linesPerSecondLast: number;
}

interface Sample {
  readonly at: number;
  readonly megabytes: number;
  /** Lines that the back end has reported. */
  readonly lines: number;
}

/** Imports so many lines in one request and watches the back end's resident memory. */
export async function measureMemory(
  portal: Portal,
  lines: number,
  services: number,
): Promise<MemoryFigures> {
  await portal.control('/clear');
  const before = resident(portal.pid);
  const start = performance.now();
  const samples: Sample[] = [];
  let reported = 0;
  const timer = setInterval(() => {
    samples.push({
      at: performance.now() - start,
      megabytes: resident(portal.pid),
      lines: reported,
    });
  }, SAMPLE_EVERY);
  try {
    await portal.import(
      ndjson(lines, index => anIncident(index, services)),
      count => {
        reported = count;
      },
    );
  } finally {
    clearInterval(timer);
  }
  const millis = performance.now() - start;
  const first = samples.filter(({ at }) => at <= millis / 4);
  const last = samples.filter(({ at }) => at >= (millis * 3) / 4);
  return {
    engine: portal.engine,
    lines,
    seconds: millis / 1000,
    before,
    peak: Math.max(before, ...samples.map(({ megabytes }) => megabytes)),
    firstQuarter: meanMegabytes(first),
    lastQuarter: meanMegabytes(last),
    linesPerSecondFirst: pace(first),
    linesPerSecondLast: pace(last),
  };
}

function resident(pid: number): number {
  const pages = Number(
    readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1],
  );
  return (pages * 4096) / MEGABYTE;
}

function meanMegabytes(samples: readonly Sample[]): number {
  const sum = samples.reduce((total, { megabytes }) => total + megabytes, 0);
  return sum / samples.length;
}

function pace(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  return Math.round(((last.lines - first.lines) / (last.at - first.at)) * 1000);
}
