import {
  aFactor,
  aLearning,
  aTimelineEntry,
} from '../../__testUtils__/aPostmortem';
import { differencesOf, DocumentSaid } from './differences';

const said = (given: Partial<DocumentSaid> = {}): DocumentSaid => ({
  title: 'Card payments failed',
  sections: {},
  timeline: [],
  factors: [],
  learnings: [],
  ...given,
});
const between = (then: DocumentSaid, now: DocumentSaid) =>
  differencesOf(then, now, {
    entry: ({ text }) => text,
    factor: ({ text, confidence }) => `${confidence}: ${text}`,
    learning: ({ statement, helped }) => `${statement}: ${helped}`,
  });

describe('differences of two states of a document', () => {
  it('are told part by part, in reading order', () => {
    const { differing, same } = between(
      said({ sections: { learnings: 'Test.', impact: 'Nobody could pay.' } }),
      said({
        title: 'Card payments failed twice',
        sections: { learnings: 'Test limits.', impact: 'Nobody could pay.' },
      }),
    );
    expect(differing).toEqual([
      {
        part: 'title',
        then: 'Card payments failed',
        now: 'Card payments failed twice',
      },
      { part: 'learnings', then: 'Test.', now: 'Test limits.' },
    ]);
    expect(same).toEqual(['impact']);
  });

  it('show of timeline and factors what was added, taken out or rewritten, and nothing that only moved', () => {
    const [kept, gone, added] = ['A call', 'A page', 'A deploy'].map(text =>
      aTimelineEntry({ text }),
    );
    const factor = aFactor({ text: 'No load test', confidence: 'possible' });
    const { differing, same } = between(
      said({ timeline: [gone, kept], factors: [factor] }),
      said({
        timeline: [kept, added],
        factors: [{ ...factor, confidence: 'likely' }],
      }),
    );
    expect(differing).toEqual([
      { part: 'timeline', then: 'A page', now: 'A deploy' },
      {
        part: 'factors',
        then: 'possible: No load test',
        now: 'likely: No load test',
      },
    ]);
    expect(same).toEqual(['title']);
    expect(
      between(
        said({ timeline: [gone, kept] }),
        said({ timeline: [kept, gone] }),
      ),
    ).toEqual({ differing: [], same: ['title', 'timeline'] });
  });

  it('show learnings one by one, apart from the section', () => {
    const learning = aLearning({ statement: 'Retries', helped: 'Jitter' });
    const { differing, same } = between(
      said({ sections: { learnings: 'Many.' }, learnings: [learning] }),
      said({
        sections: { learnings: 'Many.' },
        learnings: [{ ...learning, helped: 'A budget' }],
      }),
    );
    expect(differing).toEqual([
      { part: 'lessons', then: 'Retries: Jitter', now: 'Retries: A budget' },
    ]);
    expect(same).toEqual(['title', 'learnings']);
  });
});
