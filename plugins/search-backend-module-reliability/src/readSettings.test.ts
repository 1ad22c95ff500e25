import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

const settings = (search?: object, reliability?: object) =>
  readSettings(
    new ConfigReader({
      ...(search && { search: { collators: { reliability: search } } }),
      ...(reliability && { reliability }),
    }),
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
      settings(
        { schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } } },
        { path: '/afterword/' },
      ),
    ).toMatchObject({
      base: '/afterword',
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 5 } },
    });
  });

  it('are refused where they cannot be meant', () => {
    expect(() => settings({ path: '/reliability' })).toThrow(
      'search.collators.reliability.path is reliability.path, which all links follow',
    );
    expect(() => settings({}, { path: 'reliability' })).toThrow(
      'reliability.path must begin with a slash, and is reliability',
    );
    expect(() => settings({ schedule: { frequency: 'often' } })).toThrow();
  });
});
