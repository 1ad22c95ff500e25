import type { Ask } from './everyOperation';

/** How each operation that takes things in, or gives them out, is asked about what is confidential. */
export const exchangeAsks: Readonly<Record<string, Ask>> = {
  importRecords: caller =>
    caller
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(
        JSON.stringify({
          type: 'postmortem',
          source: 'wiki',
          externalId: 'secret',
          title: 'Public',
        }),
      ),
  importDocument: caller =>
    ['?dryRun=true', ''].flatMap(query =>
      // Its own name, and one that is made to end in the same words as the owner's.
      ['secret.md', `${' x'.repeat(130)} user:default/owner secret.md`].map(
        externalId => () =>
          caller.post(`/postmortems/import${query}`, {
            externalId,
            content: '# Public\n\n## Impact\n\nNone.\n\n## Actions\n\n- Look',
          }),
      ),
    ),
  exportRecords: caller => caller.get('/export'),
};
