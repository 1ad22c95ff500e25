import { eachDatabase } from './__testUtils__/eachDatabase';
import { generateWorld } from './__testUtils__/truth/generateWorld';
import { House } from './__testUtils__/truth/House';
import { runWorld } from './__testUtils__/truth/runWorld';

const HISTORIES = 25;

// `yarn truth` does the same with a hundred thousand, and shrinks what it finds.
eachDatabase('Figures of made-up histories', (databases, databaseId) => {
  let house: House;
  beforeAll(async () => {
    house = await House.on(await databases.init(databaseId));
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are those that a naive oracle computes from what happened, of seed %i',
    async seed => {
      const world = generateWorld(seed, HISTORIES);
      expect(await runWorld(house, world)).toEqual([]);
    },
  );
});
