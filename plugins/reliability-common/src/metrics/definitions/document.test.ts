import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsInMarkdown } from '../testing/definitionsInMarkdown';

const page = readFileSync(
  join(__dirname, '../../../../../docs/metrics.md'),
  'utf8',
);

describe('the page about figures', () => {
  // After a change: yarn simulate:coverage --only definitions --write docs/metrics.md
  it('says of each figure what its definition says', () => {
    const [, definitions] =
      /<!-- definitions: begin -->([\s\S]*)<!-- definitions: end -->/.exec(
        page,
      ) ?? [];
    expect(definitions?.trim()).toBe(definitionsInMarkdown());
  });

  it('has the coverage of every interval that is simulated', () => {
    expect(page).toMatch(/<!-- figures: begin -->\s+\| interval/);
  });
});
