import { FieldProblem, fitted } from '@afterword/plugin-reliability-common';
import { z } from 'zod';
import { FieldError } from './httpErrors';

/** A person mends some at a time, and an answer must not be many times what was sent. */
const MOST_PROBLEMS = 50;
const MOST_NAME = 200;

/** Fields and entries of a value: what is wrong with more of them is not worth the seconds that it takes to find. */
const MOST_VALUES = 100_000;

/** A schema's findings as named fields: `body.times.resolved` and what is wrong there. Of many, the first ones and how many more. */
export function fieldProblems(part: string, error: z.ZodError): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let all = 0;
  const add = (path: readonly PropertyKey[], problem: () => string) => {
    all += 1;
    if (all > MOST_PROBLEMS) return;
    const field = [part, ...path.map(String)].join('.');
    problems.push({ field: fitted(field, MOST_NAME), problem: problem() });
  };
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        add([...issue.path, key], () => 'is not a field of this operation');
      }
    } else add(issue.path, () => inWords(issue));
  }
  if (all > MOST_PROBLEMS) {
    const more = all - MOST_PROBLEMS;
    problems.push({ field: part, problem: `has ${more} more problems` });
  }
  return problems;
}

/**
 * Why a schema is not even asked about a value: it holds too much, or, at any depth, the one name which no schema reports and none keeps,
 * so that it would be dropped without a word. Level by level, since a value may be nested too deeply for a recursion.
 */
export function unaskable(part: string, value: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let level: [at: string, value: unknown][] = [[part, value]];
  let values = 0;
  while (level.length > 0 && problems.length < MOST_PROBLEMS) {
    const next: typeof level = [];
    for (const [at, each] of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const [name, inner] of Object.entries(each)) {
        values += 1;
        const field = at === '' ? name : `${at}.${name}`;
        if (name !== '__proto__') next.push([field, inner]);
        else if (problems.length < MOST_PROBLEMS) {
          problems.push({
            field: fitted(field, MOST_NAME),
            problem: 'is no name that can be kept',
          });
        }
      }
      if (values > MOST_VALUES) {
        const most = `has more than ${MOST_VALUES} values`;
        return [{ field: part, problem: most }];
      }
    }
    level = next;
  }
  return problems;
}

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `is missing; it must be ${withArticle(issue.expected)}`
        : `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return /must/.test(issue.message)
        ? issue.message
        : `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'invalid_union':
      return 'has none of the forms that are accepted here';
    default:
      return issue.message;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  if (origin === 'array' || origin === 'set') return ' entries';
  return '';
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** A part of a request as its schema reads it. */
export function parsePart<TSchema extends z.ZodType>(
  schema: TSchema,
  part: string,
  value: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new FieldError(fieldProblems(part, parsed.error));
  }
  return parsed.data;
}

/** A body as its schema reads it; see {@link unaskable}. */
export function parseBody<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
): z.output<TSchema> {
  const problems = unaskable('body', value);
  if (problems.length > 0) throw new FieldError(problems);
  return parsePart(schema, 'body', value);
}
