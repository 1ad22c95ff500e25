import { countedFacts } from './countedFacts';
import { anIncidentFact } from './testing/factBuilders';

describe('countedFacts', () => {
  const here = anIncidentFact();
  const there = anIncidentFact({ entityRef: 'component:default/cart' });

  it('counts an incident on several entities once', () => {
    expect(countedFacts([here, there])).toEqual([here]);
  });

  it.each([
    ['a near miss', { kind: 'nearMiss' }],
    ['a drill', { kind: 'drill' }],
    ['maintenance', { kind: 'maintenance' }],
    ['what began here and hurt users elsewhere', { role: 'origin' }],
    ['what made another incident worse', { role: 'contributing' }],
    ['an incident of which no time is known', { anchorAt: null }],
  ] as const)('does not count %s', (_name, changes) => {
    expect(countedFacts([anIncidentFact(changes)])).toEqual([]);
  });
});
