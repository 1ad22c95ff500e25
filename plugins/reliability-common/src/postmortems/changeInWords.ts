import { postmortemSectionIds, type PostmortemSectionId } from './model';

const sectionNames: Readonly<Record<PostmortemSectionId, string>> = {
  whatHappened: 'What happened',
  impact: 'Impact',
  whyItHappened: 'Why it happened',
  detection: 'Detection',
  containment: 'Containment',
  recovery: 'Recovery',
  governance: 'Governance',
  whatToChange: 'What to change',
  whatWentWell: 'What went well',
  learnings: 'Learnings',
};

/** The document as its revisions keep it. @public */
export interface DocumentParts {
  readonly title: string;
  readonly sections: Readonly<Partial<Record<PostmortemSectionId, string>>>;
  readonly timeline: readonly { readonly id: string }[];
  readonly factors: readonly { readonly id: string }[];
}

/**
 * What differs between two states of a document, in words: "What happened, 2 timeline entries". Empty when nothing does.
 *
 * @public
 */
export function changeInWords(
  before: DocumentParts,
  after: DocumentParts,
): string {
  const words = before.title === after.title ? [] : ['Title'];
  for (const id of postmortemSectionIds) {
    if ((before.sections[id] ?? '') !== (after.sections[id] ?? '')) {
      words.push(sectionNames[id]);
    }
  }
  words.push(
    ...counted(
      partsThatDiffer(before.timeline, after.timeline),
      'timeline entry',
      'timeline entries',
    ),
    ...counted(
      partsThatDiffer(before.factors, after.factors),
      'factor',
      'factors',
    ),
  );
  return words.join(', ');
}

/** How many parts were added, taken out or rewritten; moving one is no change of it. */
function partsThatDiffer(
  before: DocumentParts['timeline'],
  after: DocumentParts['timeline'],
): number {
  const texts = (parts: DocumentParts['timeline']) =>
    new Map(parts.map(part => [part.id, JSON.stringify(part)]));
  const old = texts(before);
  const now = texts(after);
  return [...new Set([...old.keys(), ...now.keys()])].filter(
    id => old.get(id) !== now.get(id),
  ).length;
}

function counted(count: number, one: string, several: string): string[] {
  if (count === 0) return [];
  return [count === 1 ? `1 ${one}` : `${count} ${several}`];
}
