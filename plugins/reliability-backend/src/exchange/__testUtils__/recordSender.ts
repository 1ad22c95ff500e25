import { LineProblem, LineWarning } from '@afterword/plugin-reliability-common';
import { Caller, Portal } from '../../__testUtils__/aPortal';

/** A line of an import's answer. */
export interface Report {
  readonly line?: number;
  readonly result?: string;
  readonly key?: string;
  readonly warnings?: readonly LineWarning[];
  readonly errors?: readonly LineProblem[];
  readonly summary?: Record<string, unknown>;
}

/** Sends records as NDJSON and reads the whole answer. */
export function recordSender(portal: () => Portal) {
  return async (
    lines: readonly (object | string)[],
    options: {
      readonly query?: string;
      readonly who?: string;
      /** Who sends, where it is no person. */
      readonly as?: Caller;
    } = {},
  ): Promise<Report[]> => {
    const sender =
      options.as ?? portal().as(options.who ?? 'user:default/owner');
    const { body } = await sender
      .post(`/import${options.query ?? ''}`)
      .set('Content-Type', 'application/x-ndjson')
      .send(
        lines
          .map(line => (typeof line === 'string' ? line : JSON.stringify(line)))
          .join('\n'),
      )
      .buffer(true)
      .parse((res, done) => {
        let all = '';
        res.setEncoding('utf8');
        res.on('data', (chunk: string) => {
          all += chunk;
        });
        res.on('end', () => done(null, all));
      })
      .expect(200);
    return String(body)
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
  };
}
