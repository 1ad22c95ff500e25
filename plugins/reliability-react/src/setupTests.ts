import { configure } from '@testing-library/react';
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Pages load lazily; the first load of a cold run compiles them as well.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// Pages are tested whole, also on machines that have other things to do: a wait that is long there must not fail a test that is right.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
