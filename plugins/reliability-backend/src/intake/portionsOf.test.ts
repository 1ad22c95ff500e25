import { portionsOf } from './portionsOf';

const said = (...names: string[]) =>
  names.map(externalId => ({ externalId, title: '', entities: [], times: {} }));
const names = (portions: ReturnType<typeof portionsOf>) =>
  portions.map(portion => portion.map(({ externalId }) => externalId));
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => String(1000 + index));

describe('The portions of a delivery', () => {
  it('are in the order of the names, whatever the order in which they are told', () => {
    expect(names(portionsOf(said('c', 'a', 'b'), null))).toEqual([
      ['a', 'b', 'c'],
    ]);
  });

  it('have fifty each', () => {
    const portions = portionsOf(said(...numbered(120).reverse()), null);
    expect(portions.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(names(portions).flat()).toEqual(numbered(120));
  });

  it('go on behind what was written', () => {
    const [first, ...rest] = names(portionsOf(said(...numbered(120)), null));
    const through = first[first.length - 1];
    expect(names(portionsOf(said(...numbered(120)), through))).toEqual(rest);
    expect(portionsOf(said('a', 'b'), 'b')).toEqual([]);
  });

  it('keep together what is said of one incident', () => {
    const twice = said(...numbered(50), '1049', '1049', '2000');
    expect(portionsOf(twice, null).map(({ length }) => length)).toEqual([
      52, 1,
    ]);
  });
});
