import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages load lazily; the first load of a cold run compiles them as well.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
