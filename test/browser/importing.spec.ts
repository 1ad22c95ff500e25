import { readFile } from 'node:fs/promises';
import { expect, Page } from '@playwright/test';
import { personas } from './portal/personas';
import { test } from './portal/test';
import { unique } from './portal/unique';

test('files that were written elsewhere are previewed, mended and brought in, and a bad line stops nothing', async ({
  openAs,
}) => {
  const good = unique('Receipts are sent twice');
  const odd = unique('Stock is counted in the wrong month');
  const record = unique('The queue of parcels grows');
  const page = await openAs(personas.onCallEngineer, '/reliability/import');
  await dropFiles(page, {
    [`${good}.md`]: `# ${good}

Date: 2026-05-12

## Impact

Each shopper got two receipts for 42 minutes.

## Timeline

- 10:05 UTC: Support calls.
- 10:47 UTC: The old release is back.

## Action items

- [ ] Send a receipt once for each order
`,
    [`${odd}.md`]: `# ${odd}

Date: 2026-02-30

## Impact

Nobody noticed until the end of the month.
`,
    'parcels.ndjson': [
      JSON.stringify({
        type: 'incident',
        source: 'story',
        externalId: record,
        title: record,
        times: { detected: '2026-05-13T08:00:00Z' },
      }),
      '{"type":"incident"',
      JSON.stringify({
        type: 'incident',
        source: 'story',
        externalId: `${record} too`,
        title: '',
        times: { detected: '2026-05-13T09:00:00Z' },
      }),
      '',
    ].join('\n'),
  });

  // What the one says is understood; the other names a day that there is not.
  const documents = page.getByRole('region', { name: 'Documents' });
  const rowOf = (name: string) =>
    documents.getByRole('listitem').filter({ hasText: `${name}.md` });
  const oddRow = rowOf(odd);
  const goodRow = rowOf(good);
  await expect(goodRow).toContainText('Ready to import');
  await expect(oddRow).toContainText('Have a look first');
  await oddRow.getByRole('button', { name: /^Review/ }).click();
  const review = page.getByRole('region', { name: `${odd}.md` });
  await expect(review.getByText(/2026-02-30/).first()).toBeVisible();
  const title = review.getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveValue(odd);
  await title.fill(`${odd}, mended`);
  await review.getByRole('button', { name: 'Import this one' }).click();
  await expect(oddRow).toContainText('Imported');

  await page.getByRole('button', { name: 'Import it', exact: true }).click();
  await expect(page.getByText('2 documents imported.')).toBeVisible();
  await expect(goodRow).toContainText('Imported');

  // Records are tried before they are stored, and each bad line is named.
  const records = page.getByRole('region', {
    name: 'Records of parcels.ndjson',
  });
  await records.getByRole('button', { name: 'Try it first' }).click();
  await expect(
    records.getByText('Tried 3 lines. Nothing was stored.'),
  ).toBeVisible();
  await records.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(records.getByText('1 line imported.')).toBeVisible();
  await expect(records.getByRole('row', { name: /^2 / })).toBeVisible();
  await expect(records.getByRole('row', { name: /^3 title/ })).toBeVisible();
  const saved = page.waitForEvent('download');
  await records.getByRole('button', { name: 'Save the report as CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv).toMatch(/^3,.*title/m);

  await oddRow.getByRole('link').first().click();
  await expect(
    page.getByRole('heading', { name: `${odd}, mended` }),
  ).toBeVisible();
  await expect(
    page.getByText('Nobody noticed until the end of the month.'),
  ).toBeVisible();
});

/** Drops files on the page, as from a folder beside the browser. */
async function dropFiles(
  page: Page,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const dropped = await page.evaluateHandle(contents => {
    const transfer = new DataTransfer();
    for (const [name, content] of Object.entries(contents)) {
      transfer.items.add(new File([content], name));
    }
    return transfer;
  }, files);
  await page
    .getByText('Drop files here, or')
    .dispatchEvent('drop', { dataTransfer: dropped });
}
