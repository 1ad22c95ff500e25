import { NotFoundError } from '@backstage/errors';
import { readBeside } from './BesideRow';

describe('What stands beside a postmortem that was discarded since it was read', () => {
  it('is not there', () => {
    expect(() => readBeside(undefined)).toThrow(NotFoundError);
  });
});
