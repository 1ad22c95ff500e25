import fc from 'fast-check';

/** A JSON Schema as the published contract has it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** Text that has broken somebody's software before. */
const nastyTexts = [
  '',
  ' ',
  '\u0000',
  'before\u0000after',
  '\ud800',
  'half \udc00 a pair',
  '😀'.repeat(150),
  'İ'.repeat(200),
  'ﷺ'.repeat(300),
  '\u202etxet\u202c',
  '\ufeffmark',
  'two\nlines\r\nor three',
  '__proto__',
  'constructor',
  'toString',
  "'; drop table incident; --",
  '%_\\',
  '{{7*7}}${7*7}',
  '1e999',
  'null',
  '-0',
  'component:default/checkout-api',
  `component:${'a'.repeat(489)}`,
  'group:default/nobody',
  'user:default/outsider',
  'http://example.com/\u0000',
  'http://example.com/a',
  ['javascript', 'alert(1)'].join(':'),
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  'P99999999999999999999Y',
  'PT1e9H',
];

const nastyValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  -1e308,
  [],
  {},
  [[[[[[]]]]]],
  'x',
  '\u0000',
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
];

const byFormat: Readonly<Record<string, readonly string[]>> = {
  'date-time': [
    '2026-11-13T14:02:00Z',
    '1970-01-01T00:00:00Z',
    '2199-12-31T23:59:59.999+14:00',
    '2026-11-13T14:02:00',
    '+275760-09-13T00:00:00Z',
  ],
  date: ['2026-11-13', '0000-01-01', '9999-12-31', '2026-02-30'],
  duration: ['PT42M', 'P1Y', 'P99999999999999999999Y', 'P0D', 'PT-1S', 'PT'],
};

/** Keys of something that is there, that is not, and that is too large for any column. */
const keysOf = (prefix: string) => [
  `${prefix}-1`,
  `${prefix}-2`,
  `${prefix}-77`,
  `${prefix}-999999999999999`,
  `${prefix}-0`,
  `${prefix}-1e3`,
];

/**
 * Values that a schema takes, or nearly: now and then one is of another kind, too long, at the edge of what can be stored, or has a
 * field too many.
 */
export function nearSchema(
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>> = {},
): fc.Arbitrary<unknown> {
  const near = (part: JsonSchema) => nearSchema(part, definitions);
  return fc.oneof(
    { weight: 30, arbitrary: fitting(schema, definitions, near) },
    { weight: 1, arbitrary: fc.constantFrom(...nastyValues) },
  );
}

function fitting(
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
  near: (part: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return near(definitions[name] ?? {});
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const forms = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (forms !== undefined) return fc.oneof(...forms.map(near));
  switch (schema.type) {
    case 'object':
      return objects(schema, near);
    case 'array':
      return fc.array(near(schema.items ?? {}), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.oneof(
        fc.nat(5),
        fc.constantFrom(-1, 1.5, 1e9, 2 ** 31, 2 ** 40, 2 ** 53, 1e308),
      );
    case 'null':
      return fc.constant(null);
    case 'string':
      return texts(schema);
    default:
      return fc.oneof(texts({}), fc.constantFrom(...nastyValues));
  }
}

function texts({
  format,
  maxLength = 100,
  pattern = '',
}: JsonSchema): fc.Arbitrary<string> {
  const nasty = fc.constantFrom(
    ...nastyTexts,
    'x'.repeat(Math.min(maxLength, 100_000)),
    'x'.repeat(Math.min(maxLength, 100_000) + 1),
  );
  const prefix = /^\^(INC|DEP|PM|AI|LRN|RR|CHG)-/.exec(pattern)?.[1];
  const known = prefix === undefined ? byFormat[format ?? ''] : keysOf(prefix);
  return fc.oneof(
    {
      weight: 16,
      arbitrary: known
        ? fc.constantFrom(...known)
        : fc.constantFrom('Words', 'component:default/checkout-api', 'region'),
    },
    { weight: 2, arbitrary: nasty },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  );
}

function objects(
  { additionalProperties, properties = {}, required = [] }: JsonSchema,
  near: (part: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const own = Object.entries(properties).map(([name, part]) =>
    fc
      .tuple(
        near(part),
        fc.oneof(
          {
            weight: required.includes(name) ? 25 : 2,
            arbitrary: fc.constant(true),
          },
          { weight: 1, arbitrary: fc.constant(false) },
        ),
      )
      .map(([value, isThere]): [string, unknown][] =>
        isThere ? [[name, value]] : [],
      ),
  );
  const free =
    typeof additionalProperties === 'object'
      ? near(additionalProperties)
      : fc.constantFrom(...nastyValues, 'x');
  const more = fc.oneof(
    { weight: 8, arbitrary: fc.constant<[string, unknown][]>([]) },
    {
      weight: additionalProperties === false ? 1 : 8,
      arbitrary: fc.array(
        fc.tuple(
          fc.constantFrom(
            'region',
            'constructor',
            'toString',
            '__proto__',
            'hasOwnProperty',
            '',
            '\u0000',
            '\ud800',
          ),
          free,
        ),
        { minLength: 1, maxLength: 2 },
      ),
    },
  );
  return fc.tuple(more, ...own).map(parts => Object.fromEntries(parts.flat(1)));
}
