import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

const settings = (reliability?: object) =>
  readSettings(
    new ConfigReader(
      reliability ? { search: { collators: { reliability } } } : {},
    ),
  );

describe('Settings of the search', () => {
  it('have defaults', () => {
    expect(settings()).toEqual({
      base: '/reliability',
      schedule: {
        frequency: { minutes: 10 },
        timeout: { minutes: 15 },
        initialDelay: { seconds: 10 },
      },
    });
  });

  it('say how often it is read, and where the pages are', () => {
    expect(
      settings({
        path: '/afterword/',
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
      }),
    ).toMatchObject({
      base: '/afterword',
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
    });
  });

  it('are refused where they cannot be meant', () => {
    expect(() => settings({ path: 'reliability' })).toThrow(
      'search.collators.reliability.path must begin with a slash, and is reliability',
    );
    expect(() => settings({ schedule: { frequency: 'often' } })).toThrow();
  });
});
