import { request, ClientRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Portal } from '../../__testUtils__/aPortal';
import type { Report } from './recordSender';

export const MEGABYTE = 1_048_576;

/** Who sends, and what. */
export const headersOfStream = {
  Authorization: mockCredentials.user.header('user:default/owner'),
  'Content-Type': 'application/x-ndjson',
};

/** An incident as a line, with more fields behind it. */
export const lineOf = (externalId: string, more = '') =>
  `{"type":"incident","source":"stream","externalId":"${externalId}","title":"Incident ${externalId}"${more}}`;

/** A request of its own on a real connection, to send it bit by bit. */
export function openStream(
  { url }: Portal,
  onReport: (report: Report) => void,
): { readonly req: ClientRequest; readonly answered: Promise<number> } {
  const req = request(`${url}/import`, {
    method: 'POST',
    agent: false,
    headers: headersOfStream,
  });
  const answered = new Promise<number>((resolve, reject) => {
    req.on('error', reject);
    req.on('response', async res => {
      try {
        for await (const line of createInterface({ input: res })) {
          onReport(JSON.parse(line));
        }
        resolve(res.statusCode ?? 0);
      } catch (error) {
        reject(error);
      }
    });
  });
  return { req, answered };
}

/** Sends all of it, and reads to the end what is answered with 200. */
export async function sendStream(
  portal: Portal,
  chunks: Iterable<Uint8Array | string>,
): Promise<Report[]> {
  const reports: Report[] = [];
  const { req, answered } = openStream(portal, report => reports.push(report));
  await pipeline(Readable.from(chunks), req);
  const status = await answered;
  if (status !== 200) throw new Error(`It was answered with ${status}`);
  return reports;
}
