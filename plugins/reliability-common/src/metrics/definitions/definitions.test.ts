import { scopeMetrics } from '../model';
import { figureDefinitions, figureIds } from '.';

describe('figureDefinitions', () => {
  it('defines every figure that an answer holds', () => {
    const answered = Object.keys(scopeMetrics.shape.figures.shape);
    expect(figureIds).toEqual(expect.arrayContaining(answered));
  });

  it('defines no figure without a name in the list', () => {
    expect(Object.keys(figureDefinitions).sort()).toEqual(
      [...figureIds].sort(),
    );
  });

  it.each(figureIds)('says of %s what it is in one sentence', id => {
    const definition = figureDefinitions[id];
    expect(definition.id).toBe(id);
    expect(definition.sentence).toMatch(/^[A-Z][^.]+\.$/);
    expect(definition.formula).not.toBe('');
    expect(definition.edgeCases.length).toBeGreaterThan(0);
  });

  it.each(figureIds.filter(id => figureDefinitions[id].interval !== null))(
    'names a source for the interval of %s',
    id => {
      expect(figureDefinitions[id].sources.length).toBeGreaterThan(0);
    },
  );

  it('calls no direction better for what is neither', () => {
    const neither = figureIds.filter(
      id => figureDefinitions[id].better === null,
    );
    expect(neither).toEqual([
      'nearMisses',
      'commitments',
      'participationBreadth',
      'facilitatorSpread',
      'nearMissRate',
      'nearMissShare',
    ]);
  });
});
