import { windowOfFigure } from './windowOfFigure';

const window = { from: '2026-08-29T00:00:00Z', until: '2026-11-27T00:00:00Z' };

describe('What a figure counts of a window', () => {
  it('is what began so long before that there was time to see what came of it', () => {
    expect(windowOfFigure('changeFailureRate', window)).toEqual({
      from: '2026-08-22T00:00:00Z',
      until: '2026-11-20T00:00:00Z',
      shiftedBy: 7,
    });
    expect(windowOfFigure('recurrence', window)).toEqual({
      from: '2026-05-31T00:00:00Z',
      until: '2026-08-29T00:00:00Z',
      shiftedBy: 90,
    });
  });

  it('is the window itself for all others', () => {
    expect(windowOfFigure('timeToRestore', window)).toEqual({
      ...window,
      shiftedBy: 0,
    });
  });
});
