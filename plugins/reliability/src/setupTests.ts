import '@testing-library/jest-dom';
import { configure, getConfig } from '@testing-library/react';

// Pages load lazily; the first load of a cold run compiles them as well.
configure({ asyncUtilTimeout: 15_000 });

// Whoever waits for a text is told each time that it is not there, with a picture of the whole page: the last time is enough.
const { getElementError: withPicture } = getConfig();
configure({
  getElementError: (message, container) =>
    Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics')
      ? new Error(message ?? '')
      : withPicture(message, container),
});
jest.setTimeout(60_000);

/*
 * jsdom holds every rule of every sheet against an element, and works out all its colours, each time that somebody asks whether it is
 * seen or what it is called: a fifth of all the time of tests. Here an element is hidden by its attributes and its own style; what
 * sheets do is for the browser.
 */
window.getComputedStyle = element => {
  const { style } = document.createElement('i');
  style.cssText = element.getAttribute('style') ?? '';
  if (element.hasAttribute('hidden')) style.display = 'none';
  return style;
};
