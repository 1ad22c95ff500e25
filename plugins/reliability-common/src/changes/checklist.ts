import { z } from 'zod';
import { entityRef, namedEntity } from '../catalog';
import { keyOf, plainMarkdown, queryList } from '../contract';
import { MAX_CHANGE_ENTITIES } from './model';

/** What a checklist is gone through for. @public */
export const checklistPurposes = ['designReview', 'productionHandoff'] as const;
/** What a checklist is gone through for. @public */
export type ChecklistPurpose = (typeof checklistPurposes)[number];

/** For what a checklist is asked. @public */
export const checklistQuery = z
  .object({
    /** What is designed, handed off or changed; at least one. */
    entity: queryList(entityRef, MAX_CHANGE_ENTITIES),
  })
  .strict();
/** For what a checklist is asked. @public */
export type ChecklistQuery = z.output<typeof checklistQuery>;

/** A learning to go through. @public */
export const checklistItem = z
  .object({
    learning: keyOf('learning'),
    /** Learnings of others in the same words: they are gone through once. */
    alike: z.array(keyOf('learning')),
    statement: z.string(),
    failureMode: z.string().nullable(),
    /** What helped where it was learned; may be empty. */
    helped: z.string(),
    /** Of what was asked about, those that it applies to. */
    entities: z.array(z.string()),
    /** By what it is covered there already, as their people answered; may be empty. Null: nobody said that it is. */
    coveredBy: z.string().nullable(),
  })
  .meta({ id: 'ChecklistItem' });
/** A learning to go through. @public */
export type ChecklistItem = z.infer<typeof checklistItem>;

/** What to go through in a design review or before a production handoff: nothing confidential. @public */
export const checklist = z
  .object({ entities: z.array(namedEntity), items: z.array(checklistItem) })
  .meta({ id: 'Checklist' });
/** What to go through in a design review or before a production handoff. @public */
export type Checklist = z.infer<typeof checklist>;

/** What is asked whatever was learned, in English. @public */
export const checklistQuestions = {
  designReview: {
    dependencies:
      'What happens while something that it depends on is slow, or away?',
    load: 'What happens at three times the load, and who notices first?',
    takenBack: 'How is a bad release taken back, and what cannot be?',
    data: 'What happens when a step runs twice, or stops half-way?',
  },
  productionHandoff: {
    detection: 'Which alert tells that users are hurt, before they do?',
    runbook: 'Where is the runbook, and who has followed it but its author?',
    rollback: 'Has somebody taken a release back, and how long did it take?',
    owner: 'Who is on call for it, and who is asked when they do not know?',
  },
} as const satisfies Record<ChecklistPurpose, Record<string, string>>;

const titles: Readonly<Record<ChecklistPurpose, string>> = {
  designReview: 'Checklist for a design review',
  productionHandoff: 'Checklist for a production handoff',
};

/**
 * What several have learned in the same words is said once, for all entities that one of them applies to. It is covered where all are.
 *
 * @public
 */
export function saidOnce(items: readonly ChecklistItem[]): ChecklistItem[] {
  const bySaying = new Map<string, ChecklistItem[]>();
  for (const item of items) {
    const alike = bySaying.get(item.statement);
    if (alike) alike.push(item);
    else bySaying.set(item.statement, [item]);
  }
  return [...bySaying.values()].map(same => {
    const [first, ...others] = same;
    const covers = same.map(({ coveredBy }) => coveredBy);
    return {
      ...first,
      alike: [...first.alike, ...others.map(({ learning }) => learning)],
      failureMode:
        same.find(({ failureMode }) => failureMode)?.failureMode ?? null,
      helped: same.find(({ helped }) => helped !== '')?.helped ?? '',
      entities: [...new Set(same.flatMap(({ entities }) => entities))],
      coveredBy: covers.includes(null)
        ? null
        : [...new Set(covers)].filter(Boolean).join('; '),
    };
  });
}

/** What is still to be answered first, then what is covered; within that in the order of failure modes and keys. @public */
export function inChecklistOrder(
  items: readonly ChecklistItem[],
): ChecklistItem[] {
  const number = ({ learning }: ChecklistItem) =>
    Number(learning.slice(learning.indexOf('-') + 1));
  const mode = ({ failureMode }: ChecklistItem) => failureMode ?? '\uffff';
  return [...items].sort((a, b) => {
    const covered = Number(a.coveredBy !== null) - Number(b.coveredBy !== null);
    if (covered !== 0) return covered;
    if (mode(a) !== mode(b)) return mode(a) < mode(b) ? -1 : 1;
    return number(b) - number(a);
  });
}

/**
 * A checklist as Markdown, in English as all that is passed on: boxes to tick, those of learnings after those that are always asked. All is text that
 * does nothing.
 *
 * @param nameOf - what an entity is called
 * @public
 */
export function checklistMarkdown(
  { entities, items }: Checklist,
  purpose: ChecklistPurpose,
  nameOf: (ref: string) => string,
): string {
  const names = (refs: readonly string[]) =>
    refs.map(ref => plainMarkdown(nameOf(ref))).join(', ');
  const lines = items.map(item => {
    const helped = plainMarkdown(item.helped);
    const covered =
      item.coveredBy === null ? null : plainMarkdown(item.coveredBy);
    return [
      `- [${covered === null ? ' ' : 'x'}] ${plainMarkdown(item.statement)} (${[
        item.learning,
        ...item.alike,
      ].join(', ')}, for ${names(item.entities)})`,
      ...(helped ? [`  What helped there: ${helped}`] : []),
      ...(covered ? [`  Covered by: ${covered}`] : []),
    ].join('\n');
  });
  const sections = [
    `# ${titles[purpose]}`,
    `For ${names(entities.map(({ ref }) => ref))}`,
    '## Always asked',
    Object.values<string>(checklistQuestions[purpose])
      .map(question => `- [ ] ${question}`)
      .join('\n'),
    ...(lines.length > 0 ? ['## From what was learned', lines.join('\n')] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}
