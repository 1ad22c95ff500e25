/** @jest-environment node */
import { exchangeContract } from '@afterword/plugin-reliability-common';
import { ReliabilityClient } from './ReliabilityClient';

/** A portal that answers a stream of text, and knows whether somebody still listens. */
function aPortal(chunks: readonly string[]) {
  const onCancel = jest.fn();
  const rest = [...chunks];
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = rest.shift();
        if (chunk === undefined) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
      cancel: onCancel,
    },
    { highWaterMark: 0 },
  );
  const client = new ReliabilityClient({
    discoveryApi: { getBaseUrl: async () => 'http://portal/api/reliability' },
    fetchApi: { fetch: async () => new Response(body) },
  });
  const answers = client.stream(
    exchangeContract.importRecords,
    {},
    new Blob(['{}']),
  );
  return { answers, onCancel };
}

describe('a stream of answers', () => {
  it('is read line by line, wherever it is cut', async () => {
    const { answers } = aPortal(['{"line":1}\n{"li', 'ne":2}\n', '{"line":3}']);

    const lines = [];
    for await (const answer of answers) lines.push(answer);

    expect(lines).toEqual([{ line: 1 }, { line: 2 }, { line: 3 }]);
  });

  it('is let go when nobody reads on', async () => {
    const { answers, onCancel } = aPortal(
      Array.from({ length: 100 }, (_, line) => `{"line":${line}}\n`),
    );

    for await (const answer of answers) {
      expect(answer).toEqual({ line: 0 });
      break;
    }

    expect(onCancel).toHaveBeenCalled();
  });

  it('is let go when a line cannot be read', async () => {
    const { answers, onCancel } = aPortal(['<html>\n', '{"line":2}\n', '']);

    await expect(async () => {
      for await (const answer of answers) expect(answer).toBeUndefined();
    }).rejects.toThrow(SyntaxError);
    expect(onCancel).toHaveBeenCalled();
  });
});
