import { TestDatabases } from '@backstage/backend-test-utils';
import { aPortal, Caller, Portal } from './__testUtils__/aPortal';
import { asks, Secrets } from './__testUtils__/everyOperation';
import { mountedRoutes } from './__testUtils__/mountedRoutes';

interface Answered {
  readonly headers?: Readonly<Record<string, unknown>>;
}

interface Described {
  readonly operationId: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, unknown>>;
  };
  readonly responses: Readonly<Record<string, Answered>>;
}

/** What is asked by machines of Backstage, and the description itself. */
const notDescribed = [
  'GET /.backstage/actions/v1/actions',
  'GET /.well-known/backstage/permissions/metadata',
  'GET /openapi.json',
  'POST /.backstage/actions/v1/actions/:actionId/invoke',
  'POST /.backstage/actions/v2/actions/:actionId/invoke',
  'POST /.well-known/backstage/permissions/apply-conditions',
];

describe('The OpenAPI document', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let portal: Portal;
  let things: Secrets;
  let paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const owner = () => portal.as('user:default/owner');
  beforeAll(async () => {
    portal = await aPortal(databases, 'SQLITE_3');
    const { body } = await portal.asNobody().get('/openapi.json').expect(200);
    paths = body.paths;
    const made = async (path: string, fields: object = { title: 'One' }) =>
      (await owner().post(path, fields).expect(201)).body.key;
    things = {
      incident: await made('/incidents'),
      draft: await made('/postmortems'),
      candidate: await made('/action-items'),
      deployment: await made('/deployments', {
        entity: 'component:default/checkout-api',
        finished: '2026-11-01T09:00:00Z',
      }),
      delivery: 'none',
      part: '00000000-0000-4000-8000-000000000000',
      learning: 'LRN-1',
    };
  });
  afterAll(async () => {
    await portal.stop();
  });
  const described = () =>
    Object.values(paths).flatMap(methods => Object.values(methods));
  const takes = ({ parameters = [] }: Described, header: string) =>
    parameters.some(each => each.in === 'header' && each.name === header);
  /** Asks an operation, with other headers than it is usually asked with. */
  const ask = async (
    { operationId }: Described,
    change: (request: ReturnType<Caller['get']>) => unknown = () => {},
  ) => {
    const asked = asks[operationId](owner(), things);
    const [first] = 'flatMap' in asked ? asked : [() => asked];
    const request = first();
    change(request);
    return request;
  };

  it('has every route that is served', async () => {
    const routes = await mountedRoutes(databases, 'SQLITE_3');
    const published = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        method =>
          `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ),
    );
    expect([...published, ...notDescribed].sort()).toEqual(routes.sort());
  });

  it('asks for If-Match where a change without it is refused, and nowhere else', async () => {
    for (const operation of described()) {
      const { status } = await ask(operation, request =>
        request.unset('If-Match'),
      );
      const isRefused = status === 428;
      const says = {
        takes: takes(operation, 'If-Match'),
        answers: '428' in operation.responses && '412' in operation.responses,
      };
      const all = { takes: isRefused, answers: isRefused };
      expect([operation.operationId, says]).toEqual([
        operation.operationId,
        all,
      ]);
    }
  });

  it('has an Idempotency-Key where one is looked at, and nowhere else', async () => {
    for (const operation of described()) {
      const { body } = await ask(operation, request =>
        request.set('Idempotency-Key', 'two words'),
      );
      const fields = JSON.stringify(body?.error?.details?.fields ?? []);
      expect([
        operation.operationId,
        fields.includes('header.Idempotency-Key'),
      ]).toEqual([operation.operationId, takes(operation, 'Idempotency-Key')]);
    }
  });

  it('knows the status of every answer, and whether it has an ETag', async () => {
    const tagged: string[] = [];
    for (const operation of described()) {
      const { operationId, responses } = operation;
      const { status, headers } = await ask(operation);
      expect(Object.keys(responses)).toContain(String(status));
      if (status >= 300) continue;
      const says = 'ETag' in (responses[status].headers ?? {});
      expect([operationId, says]).toEqual([operationId, 'etag' in headers]);
      if (says) tagged.push(operationId);
    }
    expect(tagged).toEqual(
      expect.arrayContaining(['createIncident', 'getIncident']),
    );
  });

  it('says of every body that one of another type is refused, and when to come again', () => {
    for (const { operationId, requestBody, responses } of described()) {
      expect([operationId, '415' in responses]).toEqual([
        operationId,
        requestBody !== undefined,
      ]);
    }
    for (const methods of Object.values(paths)) {
      for (const [method, { operationId, responses }] of Object.entries(
        methods,
      )) {
        expect([operationId, '503' in responses]).toEqual([
          operationId,
          method !== 'get',
        ]);
        if (method === 'get') continue;
        expect(responses['503'].headers).toHaveProperty('Retry-After');
      }
    }
  });

  it('asks nobody who delivers to sign in to the portal', () => {
    const { post } = paths['/intake/{source}'];
    expect(post.security).toEqual([]);
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['202', '401', '404', '413']),
    );
  });
});
