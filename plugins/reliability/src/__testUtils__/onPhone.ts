/** Lets each test of a suite see a window as wide as a phone. */
export function onPhone(): void {
  beforeEach(() => {
    window.matchMedia = (query: string) => ({
      matches: query.includes('max-width: 700px'),
      media: query,
      onchange: null,
      addEventListener: () => {},
      removeEventListener: () => {},
      addListener: () => {},
      removeListener: () => {},
      dispatchEvent: () => true,
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(window, 'matchMedia');
  });
}
