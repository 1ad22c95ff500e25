import { membershipChanges } from './membershipChanges';

describe('membershipChanges', () => {
  const at = (time: string) => Date.parse(`2026-05-${time}Z`);
  const move = (entityRef: string, joined: boolean, time: string) => ({
    entityRef,
    joined,
    at: at(time),
  });

  it('counts what joined and what left on each day, and names them', () => {
    expect(
      membershipChanges([
        move('component:default/b', true, '04T00:00:00'),
        move('component:default/a', true, '04T23:59:59'),
        move('component:default/c', false, '04T12:00:00'),
        move('component:default/a', false, '05T00:00:00'),
      ]),
    ).toEqual([
      {
        day: '2026-05-04',
        joined: 2,
        left: 1,
        entities: [
          'component:default/a',
          'component:default/b',
          'component:default/c',
        ],
      },
      {
        day: '2026-05-05',
        joined: 0,
        left: 1,
        entities: ['component:default/a'],
      },
    ]);
  });

  it('leaves out what came back on the day on which it had left', () => {
    expect(
      membershipChanges([
        move('component:default/a', false, '04T10:00:00'),
        move('component:default/a', true, '04T10:03:00'),
      ]),
    ).toEqual([]);
  });

  it('counts all and names twenty', () => {
    const [{ joined, entities }] = membershipChanges(
      Array.from({ length: 30 }, (_, index) =>
        move(`component:default/${index}`, true, '04T10:00:00'),
      ),
    );
    expect([joined, entities.length]).toEqual([30, 20]);
  });
});
