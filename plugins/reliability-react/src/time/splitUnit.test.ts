import { splitUnit } from './splitUnit';

describe('the unit of a figure', () => {
  it.each([
    ['42 min', { value: '42', unit: 'min' }],
    ['1,204 d', { value: '1,204', unit: 'd' }],
    ['3 h 10 min', { value: '3 h 10 min' }],
    ['< 1 s', { value: '< 1 s' }],
  ])('of %p is set apart where there is one', (words, expected) => {
    expect(splitUnit(words)).toEqual(expected);
  });
});
