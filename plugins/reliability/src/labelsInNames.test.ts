import { messages } from './messages';

/** A number of another, beside a word for what is counted. */
const NO_CONTROL = 'entity.postmortems.verifiedOf';

/** Names of controls for screen readers, each with the words that can be seen on it: `doNamed` or `doOf` stands beside `do`. */
function namedControls(words: object, path = ''): [string, string, string][] {
  const said = new Map<string, unknown>(Object.entries(words));
  return [...said].flatMap(([key, value]) => {
    if (typeof value === 'object' && value !== null) {
      return namedControls(value, `${path}${key}.`);
    }
    const seen = said.get(key.replace(/(Named|Of)$/, ''));
    return /(Named|Of)$/.test(key) && typeof seen === 'string'
      ? [[path + key, String(value), seen]]
      : [];
  });
}

describe('The name of a control', () => {
  it.each(namedControls(messages).filter(([key]) => key !== NO_CONTROL))(
    '%s has the words that can be seen (WCAG 2.5.3)',
    (_key, name, seen) => {
      expect(name.toLocaleLowerCase('en')).toContain(
        seen.toLocaleLowerCase('en'),
      );
    },
  );
});
