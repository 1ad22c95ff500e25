import fc from 'fast-check';
import {
  ChecklistItem,
  checklistMarkdown,
  inChecklistOrder,
  saidOnce,
} from './checklist';

const checkout = 'component:default/checkout';
const item: ChecklistItem = {
  learning: 'LRN-4',
  alike: [],
  statement: 'Retries need a *budget*',
  failureMode: 'retry-storm',
  helped: '',
  entities: [checkout],
  coveredBy: null,
};
const nameOf = (ref: string) => ref.slice(ref.indexOf('/') + 1);

describe('a checklist', () => {
  it('is Markdown with a box for each question, ticked where it is covered', () => {
    const text = checklistMarkdown(
      {
        entities: [{ ref: checkout, known: true }],
        items: [
          { ...item, helped: 'A retry budget' },
          { ...item, learning: 'LRN-5', coveredBy: 'The gateway' },
        ],
      },
      'productionHandoff',
      nameOf,
    );
    expect(text).toContain(
      '# Checklist for a production handoff\n\nFor checkout',
    );
    expect(text).toContain(
      '- [ ] Retries need a \\*budget\\* (LRN-4, for checkout)\n  What helped there: A retry budget\n',
    );
    expect(text).toContain(
      '- [x] Retries need a \\*budget\\* (LRN-5, for checkout)\n  Covered by: The gateway\n',
    );
  });

  it('says once what several have learned in the same words, which is covered where all are', () => {
    const search = 'component:default/search';
    const other = { ...item, learning: 'LRN-9', entities: [search, checkout] };
    const covered = { ...item, coveredBy: 'The gateway' };
    expect(saidOnce([covered, { ...other, helped: 'A retry budget' }])).toEqual(
      [
        {
          ...item,
          alike: ['LRN-9'],
          helped: 'A retry budget',
          entities: [checkout, search],
        },
      ],
    );
    expect(
      saidOnce([covered, { ...other, coveredBy: 'The gateway' }])[0].coveredBy,
    ).toBe('The gateway');
    expect(saidOnce([covered, { ...other, coveredBy: '' }])[0].coveredBy).toBe(
      'The gateway',
    );
    const words = { ...item, learning: 'LRN-10', statement: 'Another' };
    expect(saidOnce([item, words])).toEqual([item, words]);
  });

  it('has what is always asked where nothing was learned', () => {
    const text = checklistMarkdown(
      { entities: [{ ref: checkout, known: true }], items: [] },
      'designReview',
      nameOf,
    );
    expect(text.match(/^- \[ \]/gm)).toHaveLength(4);
    expect(text).not.toContain('From what was learned');
  });

  it('asks first what nobody has answered, whatever order it comes in', () => {
    const items = fc.uniqueArray(
      fc.record({
        learning: fc.integer({ min: 1, max: 50 }).map(n => `LRN-${n}`),
        failureMode: fc.constantFrom(null, 'deadlock', 'disk-full'),
        coveredBy: fc.constantFrom(null, 'Alert'),
      }),
      { selector: each => each.learning },
    );
    fc.assert(
      fc.property(items, some => {
        const all = some.map(each => ({ ...item, ...each }));
        const ordered = inChecklistOrder(all);
        expect(inChecklistOrder([...all].reverse())).toEqual(ordered);
        const covered = ordered.map(({ coveredBy }) => coveredBy !== null);
        expect(covered).toEqual([...covered].sort());
      }),
    );
  });
});
