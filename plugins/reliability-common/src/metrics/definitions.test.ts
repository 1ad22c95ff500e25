import { figureDefinitions, figureIds } from './definitions';
import { scopeMetrics } from './model';

describe('figureDefinitions', () => {
  it('defines every figure that an answer holds', () => {
    const answered = Object.keys(scopeMetrics.shape.figures.shape);
    expect(figureIds).toEqual(expect.arrayContaining(answered));
  });

  it.each(figureIds)('says of %s what it is in one sentence', id => {
    const definition = figureDefinitions[id];
    expect(definition.id).toBe(id);
    expect(definition.sentence).toMatch(/^[A-Z][^.]+\.$/);
    expect(definition.formula).not.toBe('');
    expect(definition.edgeCases.length).toBeGreaterThan(0);
  });

  it.each(figureIds.filter(id => id !== 'commitments'))(
    'names a source for the interval of %s',
    id => {
      expect(figureDefinitions[id].sources.length).toBeGreaterThan(0);
    },
  );
});
