import { Response } from 'express';
import { drained } from './streaming';

/**
 * Streams values as NDJSON, waiting whenever the reader is slower than we are.
 *
 * @param fileName - what a browser is to save it as
 */
export async function sendNdjson(
  res: Response,
  values: AsyncIterable<unknown>,
  fileName?: string,
): Promise<void> {
  const iterator = values[Symbol.asyncIterator]();
  // The first value is made before the status is sent: what is refused is still answered as an error.
  let current = await iterator.next();
  res.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8');
  if (fileName !== undefined) {
    res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  }
  while (!current.done && !res.destroyed) {
    if (!res.write(`${JSON.stringify(current.value)}\n`)) await drained(res);
    current = await iterator.next();
  }
  await iterator.return?.(undefined);
  res.end();
}
