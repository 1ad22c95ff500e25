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
