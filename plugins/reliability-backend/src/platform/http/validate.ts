import type { FieldProblem } from '@afterword/plugin-reliability-common';
import { z } from 'zod';

/** A schema's findings as named fields: `body.times.resolved` and what is wrong there. */
export function fieldProblems(part: string, error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap(issue => {
    const at = [part, ...issue.path.map(String)].join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        field: `${at}.${key}`,
        problem: 'is not a field of this operation',
      }));
    }
    return [{ field: at, problem: inWords(issue) }];
  });
}

/**
 * Fields of a value, at any depth, that have the one name which no schema reports and none keeps: it would be dropped without a word.
 * Level by level, since a value may be nested too deeply for a recursion.
 */
export function unkeptFields(part: string, value: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  let level: [at: string, value: unknown][] = [[part, value]];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const [at, each] of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const [name, inner] of Object.entries(each)) {
        const field = at === '' ? name : `${at}.${name}`;
        if (name === '__proto__') {
          problems.push({ field, problem: 'is no name that can be kept' });
        } else next.push([field, inner]);
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
