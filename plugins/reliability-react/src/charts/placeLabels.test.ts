import { placeLabels } from './placeLabels';

const area = { left: 0, right: 400, top: 10, bottom: 200 };
const label = (x: number, words: string) => ({
  x,
  y: 22,
  lines: [words],
  side: 'start' as const,
});

describe('the labels of a chart', () => {
  it('stand on the side they want, or else on the other', () => {
    expect(
      placeLabels(area, [label(200, 'joined'), label(20, 'joined')]).map(
        ({ x, anchor }) => [x, anchor],
      ),
    ).toEqual([
      [192, 'end'],
      [28, 'start'],
    ]);
  });

  it('keep clear of lines where they can', () => {
    expect(placeLabels(area, [label(200, 'joined')], [180])[0].anchor).toBe(
      'start',
    );
    expect(
      placeLabels(area, [label(200, 'joined')], [180, 220])[0].anchor,
    ).toBe('end');
  });

  it('never lie over each other: the first ones stay', () => {
    const placed = placeLabels(area, [
      label(200, 'first'),
      label(205, 'second'),
      label(198, 'third one'),
    ]);

    expect(placed.map(({ lines }) => lines[0])).toEqual(['first', 'second']);
  });

  it('do not leave the chart', () => {
    expect(
      placeLabels({ ...area, right: 60 }, [label(30, 'a long label')]),
    ).toEqual([]);
  });
});
