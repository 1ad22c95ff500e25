import type {
  ErrorBody,
  Operation,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import type { CallInput, CallOptions, ReliabilityApi } from './ReliabilityApi';
import { ReliabilityError } from './ReliabilityError';

/** The {@link ReliabilityApi} over HTTP. @public */
export class ReliabilityClient implements ReliabilityApi {
  constructor(
    private readonly services: {
      readonly discoveryApi: DiscoveryApi;
      readonly fetchApi: FetchApi;
    },
  ) {}

  async call<TOperation extends Operation>(
    operation: TOperation,
    input: CallInput<TOperation> = {},
    options: CallOptions = {},
  ): Promise<OperationResponse<TOperation>> {
    const response = await this.send(operation, input, options);
    const body = response.status === 204 ? undefined : await response.json();
    // The server validates what it answers against this very contract.
    return body as OperationResponse<TOperation>;
  }

  async download(
    operation: Operation,
    input: CallInput<Operation> = {},
    options: CallOptions = {},
  ): Promise<Blob> {
    const response = await this.send(operation, input, options);
    return response.blob();
  }

  async *stream<TOperation extends Operation>(
    operation: TOperation,
    input: CallInput<TOperation>,
    lines: Blob,
    options: CallOptions = {},
  ): AsyncIterable<OperationResponse<TOperation>> {
    const response = await this.send(operation, input, options, lines);
    const reader = response.body
      ?.pipeThrough(new TextDecoderStream())
      .getReader();
    let rest = '';
    try {
      for (;;) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) break;
        const parts = (rest + chunk.value).split('\n');
        rest = parts.pop() ?? '';
        for (const part of parts) if (part) yield JSON.parse(part);
      }
      if (rest) yield JSON.parse(rest);
    } finally {
      // Whoever stops reading holds the connection no longer; one that failed has told so already.
      await reader?.cancel().catch(() => {});
    }
  }

  private async send(
    operation: Operation,
    input: CallInput<Operation>,
    options: CallOptions,
    ndjson?: Blob,
  ): Promise<Response> {
    const base = await this.services.discoveryApi.getBaseUrl('reliability');
    const headers = new Headers();
    if (ndjson) headers.set('Content-Type', 'application/x-ndjson');
    else if (operation.bodyType === 'json') {
      headers.set('Content-Type', 'application/json');
    }
    if (options.version !== undefined) {
      headers.set('If-Match', `"${options.version}"`);
    }
    if (options.idempotencyKey !== undefined) {
      headers.set('Idempotency-Key', options.idempotencyKey);
    }
    let response: Response;
    try {
      response = await this.services.fetchApi.fetch(
        `${base}${addressOf(operation, input)}`,
        {
          method: operation.method.toUpperCase(),
          headers,
          body:
            ndjson ??
            (operation.bodyType === 'json'
              ? JSON.stringify(input.body)
              : undefined),
          signal: options.signal,
        },
      );
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ReliabilityError(0, 'The portal could not be reached');
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  }
}

function addressOf(operation: Operation, input: CallInput<Operation>): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

async function errorOf(response: Response): Promise<ReliabilityError> {
  const fallback = `${response.status} ${response.statusText}`.trim();
  try {
    const body: ErrorBody = await response.json();
    return new ReliabilityError(
      response.status,
      body.error.message || fallback,
      body.error.details,
      body.error.name,
    );
  } catch {
    // A proxy in between answers in its own words.
    return new ReliabilityError(response.status, fallback);
  }
}
