import { linkUrl } from './text';

describe('linkUrl', () => {
  it.each([
    'https://acme.example/1',
    'HTTP://acme.example',
    'mailto:a@b.example',
  ])('takes %s', url => {
    expect(linkUrl.parse(url)).toBe(url);
  });

  it.each([
    'https:/settings',
    'https:settings',
    '/settings',
    '//acme.example',
    'https://',
    'data:text/html,x',
    'ftp://acme.example',
  ])('does not take %s, which leads elsewhere or nowhere', url => {
    expect(linkUrl.safeParse(url).success).toBe(false);
  });
});
