/** Whole lines of a file, few enough to send at once. */
export interface LinePart {
  readonly lines: Blob;
  /** Number of its first line in the file, from 1. */
  readonly firstLine: number;
  /** Where in the file it ends, in bytes. */
  readonly end: number;
}

const NEW_LINE = 0x0a;
/** Bytes that are looked through at a time. */
const STEP = 1_048_576;

/**
 * Cuts a file at the ends of lines, without holding it in memory.
 *
 * Sent whole, a large file could stand still for ever: a browser reads an answer
 * only when it has sent everything, and the back end reads on only while its
 * report is being read. In parts there is progress, and a lost connection costs
 * one part.
 */
export async function* lineParts(
  file: Blob,
  { mostLines = 1_000, mostBytes = STEP } = {},
): AsyncGenerator<LinePart> {
  let start = 0;
  let firstLine = 1;
  let line = 1;
  for (let at = 0; at < file.size; at += STEP) {
    const bytes = await readBytes(file.slice(at, at + STEP));
    for (let index = 0; index < bytes.length; index += 1) {
      if (bytes[index] !== NEW_LINE) continue;
      line += 1;
      const end = at + index + 1;
      if (line - firstLine >= mostLines || end - start >= mostBytes) {
        yield { lines: file.slice(start, end), firstLine, end };
        start = end;
        firstLine = line;
      }
    }
  }
  if (start < file.size) {
    yield { lines: file.slice(start), firstLine, end: file.size };
  }
}

function readBytes(part: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () =>
      resolve(
        typeof reader.result === 'string' || reader.result === null
          ? new Uint8Array()
          : new Uint8Array(reader.result),
      );
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(part);
  });
}
