import { isDeepStrictEqual } from 'node:util';
import { errorBody, importRecord } from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import { z } from 'zod';
import { aPortal, Caller, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import { JsonSchema, nearSchema } from './__testUtils__/nearSchema';
import { somethingOfEach } from './__testUtils__/somethingOfEach';
import { tablesOf } from './__testUtils__/tablesOf';

/** Requests for each operation on each database. More, on other paths: `BAD_INPUT_RUNS=500 BAD_INPUT_SEED=7`. */
const RUNS = Number(process.env.BAD_INPUT_RUNS ?? 20);
const SEED = Number(process.env.BAD_INPUT_SEED ?? 20261126);

/** Nothing of this may stand in an answer: our SQL, the words of either engine, a stack, a path of our files. */
const INNARDS =
  /\b(select .+ from|insert into|update .+ set|SQLITE_\w+|violates|syntax error|out of range|invalid byte|relation "|knex|at \S+ \(|node_modules|\.(ts|js):\d+)/i;

interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface PublishedOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
}

interface Published {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, PublishedOperation>>>
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
  };
}

interface NearRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

const headerValues: Readonly<Record<string, readonly string[]>> = {
  'If-Match': [
    '"0"',
    '"1"',
    '"2"',
    'W/"1"',
    '"999999999999999"',
    '"1", "2"',
    '*',
    '1',
    '"-1"',
    '',
    'é"1"',
  ],
  'Idempotency-Key': ['again', 'again', 'x'.repeat(201), 'two words', 'é', ''],
};

/** What of a parameter goes into the address. */
function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Encodes what no URL can hold as what it would become on its way: half a character as the replacement character. */
function encoded(value: unknown): string {
  return encodeURIComponent(asText(value).replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** Requests for an operation, right or nearly. */
function nearRequest(
  path: string,
  operation: PublishedOperation,
  { components }: Published,
): fc.Arbitrary<NearRequest> {
  const near = (schema: JsonSchema) => nearSchema(schema, components.schemas);
  const { parameters = [], requestBody } = operation;
  const inPath = parameters.filter(each => each.in === 'path');
  const inQuery = parameters.filter(each => each.in === 'query');
  const inHeader = parameters.filter(each => each.in === 'header');
  const body = requestBody?.content['application/json'];
  return fc
    .record({
      path: fc.tuple(...inPath.map(({ schema }) => near(schema))),
      query: fc.tuple(
        ...inQuery.map(({ schema }) => fc.option(near(schema), { freq: 1 })),
      ),
      unknown: fc.option(fc.constantFrom('__proto__', 'limit', 'nonsense'), {
        freq: 10,
        nil: undefined,
      }),
      headers: fc.tuple(
        ...inHeader.map(({ name }) =>
          fc.option(fc.constantFrom(...(headerValues[name] ?? ['x'])), {
            freq: 4,
          }),
        ),
      ),
      body: body === undefined ? fc.constant(undefined) : near(body.schema),
    })
    .map(given => {
      const address = inPath.reduce(
        (text, { name }, index) =>
          text.replace(`{${name}}`, encoded(given.path[index]) || '%20'),
        path,
      );
      const query = inQuery.flatMap(({ name }, index) =>
        given.query[index] === null
          ? []
          : [`${name}=${encoded(given.query[index])}`],
      );
      if (given.unknown !== undefined) query.push(`${given.unknown}=1e9`);
      return {
        path: query.length === 0 ? address : `${address}?${query.join('&')}`,
        headers: Object.fromEntries(
          inHeader.flatMap(({ name }, index) => {
            const value = given.headers[index];
            return value === null ? [] : [[name, value]];
          }),
        ),
        body: given.body,
      };
    });
}

/** What goes on by itself after something was written before: all else a refused request must leave as it was. */
const MOVES =
  /^(outbox|fact_segment|asking_turn|learning_round|learning_application|milestone|catalog_.*|membership_change|feed_key|installation)$/;
const versioned = ['incident', 'action_item', 'postmortem'];

async function stateOf(
  { database }: Portal,
  kept: readonly string[],
): Promise<unknown> {
  const sums = [
    ...kept.map(table => `(select count(*) from ${table})`),
    ...versioned.map(table => `(select sum(version) from ${table})`),
  ];
  const [row] = await database.select(
    database.raw(sums.map((sum, index) => `${sum} as s${index}`).join(', ')),
  );
  return row;
}

/** What is wrong with an answer, whatever it was asked. */
function faultsOf(
  { body, status }: { readonly body: unknown; readonly status: number },
  nothingChanged: boolean,
): unknown[] {
  if (status < 400) return [];
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return [{ status, body }];
  const { error, response } = parsed.data;
  return [
    ...(status < 500 ? [] : [{ status, error }]),
    ...(response.statusCode === status ? [] : [{ status, response }]),
    ...(INNARDS.test(JSON.stringify(error)) ? [{ told: error }] : []),
    ...(nothingChanged ? [] : [{ status, problem: 'something was changed' }]),
  ];
}

eachDatabase('Bad input', (databases, databaseId) => {
  let portal: Portal;
  let published: Published;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    await somethingOfEach(portal.as('user:default/owner'));
    const { body } = await portal.asNobody().get('/openapi.json').expect(200);
    published = body;
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');

  const send = (
    method: Method,
    { path, headers, body }: NearRequest,
  ): ReturnType<Caller['get']> => {
    const test = owner()[method](path).set(headers).buffer(true);
    return body === undefined
      ? test
      : test.set('Content-Type', 'application/json').send(JSON.stringify(body));
  };

  it('is refused in words, wherever it comes in, and changes nothing', async () => {
    const answers = new Map<string, Set<number>>();
    const tables = await tablesOf(portal.database);
    const kept = tables.filter(table => !MOVES.test(table));
    expect(kept.length).toBeGreaterThan(50);
    let before = await stateOf(portal, kept);
    const ask = async (
      method: Method,
      request: NearRequest,
      statuses: Set<number>,
    ) => {
      const answer = await send(method, request);
      statuses.add(answer.status);
      // What is only read is looked at once, after all requests for it.
      const after = method === 'get' ? before : await stateOf(portal, kept);
      expect(faultsOf(answer, isDeepStrictEqual(before, after))).toEqual([]);
      before = after;
    };
    for (const [path, methods] of Object.entries(published.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const statuses = new Set<number>();
        answers.set(operation.operationId, statuses);
        await fc.assert(
          fc.asyncProperty(nearRequest(path, operation, published), request =>
            ask(method as Method, request, statuses),
          ),
          { numRuns: RUNS, seed: SEED, endOnFailure: true },
        );
        const now = method === 'get' ? await stateOf(portal, kept) : before;
        expect(now).toEqual(before);
      }
    }
    expect(answers.size).toBeGreaterThan(30);
    // A generator that only makes rubbish, or nothing but what is right, would prove little.
    const all = [...answers.values()].flatMap(statuses => [...statuses]);
    for (const status of [200, 201, 400, 404, 412, 428]) {
      expect(all).toContain(status);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect({}).not.toHaveProperty('polluted');
  }, 300_000);

  it('in records is reported line by line, with the field, and stops nothing', async () => {
    const schema = z.toJSONSchema(importRecord, {
      io: 'input',
      unrepresentable: 'any',
    }) as JsonSchema & { readonly $defs?: Record<string, JsonSchema> };
    await fc.assert(
      fc.asyncProperty(
        fc.array(nearSchema(schema, schema.$defs), {
          minLength: 5,
          maxLength: 20,
        }),
        async records => {
          const lines = records.map(record => JSON.stringify(record));
          const { text } = await owner()
            .post('/import')
            .set('Content-Type', 'application/x-ndjson')
            .send(lines.join('\n'))
            .buffer(true)
            .expect(200);
          const reports = text
            .trim()
            .split('\n')
            .map(line => JSON.parse(line));
          expect(reports.slice(0, -1).map(({ line }) => line)).toEqual(
            lines.map((_, index) => index + 1),
          );
          for (const [index, report] of reports.slice(0, -1).entries()) {
            const where = `${lines[index].slice(0, 300)} ${JSON.stringify(
              report,
            )}`;
            if (report.result === 'failed' && report.errors.length === 0) {
              throw new Error(`failed without a word: ${where}`);
            }
            expect(JSON.stringify(report)).not.toMatch(INNARDS);
            if (where.includes('could not be stored; the log has more')) {
              throw new Error(`was not judged before it was stored: ${where}`);
            }
          }
          expect(reports.at(-1)).toMatchObject({
            summary: { lines: lines.length },
          });
        },
      ),
      { numRuns: RUNS * 4, seed: SEED, endOnFailure: true },
    );
  }, 300_000);
});
