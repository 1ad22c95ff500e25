import { pagesPath } from './pagesPath';

const at = (path?: string) => pagesPath({ getOptionalString: () => path });

describe('where the pages are', () => {
  it.each([
    [undefined, '/reliability'],
    ['/afterword/', '/afterword'],
    ['/tools/afterword', '/tools/afterword'],
    ['/', ''],
  ])('is said by a setting: %s is %s', (path, pages) => {
    expect(at(path)).toBe(pages);
  });

  it('begins with a slash', () => {
    expect(() => at('afterword')).toThrow(
      'reliability.path must begin with a slash, and is afterword',
    );
  });
});
