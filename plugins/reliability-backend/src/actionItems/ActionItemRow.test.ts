import { NotFoundError } from '@backstage/errors';
import { readTitles } from './ActionItemRow';

describe('What stands beside an action item that was discarded since it was read', () => {
  it('is not there', () => {
    expect(() => readTitles(undefined)).toThrow(NotFoundError);
  });
});
