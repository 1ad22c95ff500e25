import { LineProblem } from '@afterword/plugin-reliability-common';
import { saidTwice } from './saidTwice';

/** A line of a stream, or why it cannot be read. Lines count from 1; blank ones are counted and left out. */
export type ReadLine =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly error: LineProblem };

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Cuts a stream of bytes into lines without ever holding more than one. A line that is too long is passed over as it arrives; one that
 * is not UTF-8 is reported; a byte order mark and CRLF are taken as they are meant.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<ReadLine> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let number = 1;
  const end = (): ReadLine | undefined => {
    const line = finish(number, parts, bytes, maxBytes);
    parts = [];
    bytes = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (;;) {
      const feed = chunk.indexOf(LINE_FEED, start);
      const stop = feed === -1 ? chunk.length : feed;
      bytes += stop - start;
      if (bytes <= maxBytes) parts.push(chunk.subarray(start, stop));
      else parts = [];
      if (feed === -1) break;
      const line = end();
      if (line !== undefined) yield line;
      start = feed + 1;
    }
  }
  const last = end();
  if (last !== undefined) yield last;
}

function finish(
  number: number,
  parts: readonly Uint8Array[],
  bytes: number,
  maxBytes: number,
): ReadLine | undefined {
  if (bytes > maxBytes) {
    const tooLong = saidTwice('tooLong', { most: maxBytes });
    return { number, error: { field: 'line', ...tooLong } };
  }
  let buffer = Buffer.concat(parts);
  if (buffer.at(-1) === CARRIAGE_RETURN) buffer = buffer.subarray(0, -1);
  try {
    const text = new TextDecoder('utf-8', {
      fatal: true,
      // A mark is only a mark at the very beginning of the stream.
      ignoreBOM: number > 1,
    }).decode(buffer);
    return text.trim() === '' ? undefined : { number, text };
  } catch {
    return { number, error: { field: 'line', ...saidTwice('notUtf8') } };
  }
}
