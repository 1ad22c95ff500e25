import { fewMarks } from './fewMarks';

describe('fewMarks', () => {
  const joined = (day: string) => ({
    day,
    joined: 1,
    left: 0,
    entities: [`component:default/${day}`],
  });

  it('leaves few changes as they are', () => {
    const changes = [joined('2026-01-01'), joined('2026-06-01')];
    expect(fewMarks(changes)).toEqual(changes);
  });

  it('makes one mark of neighbouring days where there are many, and loses none', () => {
    const days = Array.from({ length: 30 }, (_, day) =>
      joined(`2026-05-${String(day + 1).padStart(2, '0')}`),
    );
    const marks = fewMarks(days);
    expect(marks.length).toBeLessThanOrEqual(8);
    expect(marks[0].day).toBe('2026-05-01');
    expect(marks.reduce((sum, mark) => sum + mark.joined, 0)).toBe(30);
  });
});
