import { documentDifferences, type DocumentParts } from './documentDifferences';
import { revisionSummary } from './revisionMessages';

const line = (id: string, text: string) => ({ id, text });

const document: DocumentParts = {
  title: 'Card payments failed',
  sections: { whatHappened: 'A limit was lowered.' },
  timeline: [line('a', 'Detected'), line('b', 'Resolved')],
  factors: [],
  learnings: [],
};

const inWords = (before: DocumentParts, after: DocumentParts) =>
  revisionSummary(documentDifferences(before, after));

describe('What differs between two states of a document', () => {
  it('names sections as readers know them, and counts lines, factors and learnings', () => {
    expect(
      inWords(document, {
        title: 'Card payments failed for 47 minutes',
        sections: { ...document.sections, impact: 'Nobody could pay.' },
        timeline: [line('b', 'Resolved at last'), line('c', 'Declared')],
        factors: [{ id: 'f' }],
        learnings: [{ id: 'l' }, { id: 'm' }],
      }),
    ).toBe('Title, Impact, 3 timeline entries, 1 factor, 2 learnings');
  });

  it('is empty when nothing but the order of lines differs', () => {
    const turned = [...document.timeline].reverse();
    expect(inWords(document, { ...document, timeline: turned })).toBe('');
  });

  it('takes a section that is missing for an empty one', () => {
    expect(
      inWords(document, {
        ...document,
        sections: { ...document.sections, impact: '' },
      }),
    ).toBe('');
  });
});
