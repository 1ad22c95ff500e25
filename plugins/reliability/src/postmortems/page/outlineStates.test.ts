import type {
  Factor,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';
import { anActionItem } from '../../__testUtils__/anActionItem';
import {
  aFactor,
  aLearning,
  aTimelineEntry,
} from '../../__testUtils__/aPostmortem';
import { outlineStates } from './outlineStates';

/** A document with nothing but what is given. */
const bare = { timeline: [], factors: [], learnings: [] };

function stateOfWhy(
  factors: readonly Factor[],
  written: PostmortemSectionId[],
) {
  return outlineStates({ ...bare, factors: [...factors] }, new Set(written), [])
    .why;
}

describe('the outline', () => {
  it('is empty for a document in which nothing stands', () => {
    const states = outlineStates(bare, new Set(), []);
    expect(new Set(Object.values(states))).toEqual(new Set(['empty']));
  });

  it('sees what happened begun with a timeline, and answered with summary and impact', () => {
    const timeline = [aTimelineEntry()];
    const at = (...written: PostmortemSectionId[]) =>
      outlineStates({ ...bare, timeline }, new Set(written), []).whatHappened;
    expect(at()).toBe('begun');
    expect(at('whatHappened')).toBe('begun');
    expect(at('whatHappened', 'impact')).toBe('answered');
  });

  it('sees why answered by factors with evidence, one of them outside people', () => {
    const people = aFactor({ layer: 'people', confidence: 'possible' });
    const unproven = aFactor({ confidence: 'likely', evidence: [] });
    const sure = aFactor();
    expect(stateOfWhy([], ['whyItHappened'])).toBe('begun');
    expect(stateOfWhy([people], [])).toBe('begun');
    expect(stateOfWhy([people, unproven], [])).toBe('begun');
    expect(stateOfWhy([people, sure], [])).toBe('answered');
  });

  it('sees what to change answered once a process action is promised', () => {
    const at = (...items: ReturnType<typeof anActionItem>[]) =>
      outlineStates(bare, new Set(), items).change;
    expect(at(anActionItem({ status: 'declined', type: 'process' }))).toBe(
      'empty',
    );
    expect(at(anActionItem({ status: 'candidate', type: 'process' }))).toBe(
      'begun',
    );
    expect(at(anActionItem({ status: 'committed', type: 'process' }))).toBe(
      'answered',
    );
  });

  it('sees learnings answered by prose or by one that others find', () => {
    const at = (
      learnings: ReturnType<typeof aLearning>[],
      ...written: PostmortemSectionId[]
    ) => outlineStates({ ...bare, learnings }, new Set(written), []).learnings;
    expect(at([])).toBe('empty');
    expect(at([aLearning()])).toBe('answered');
    expect(at([], 'learnings')).toBe('answered');
  });
});
