import { documentSource, isDocumentSource, MAX_DOCUMENT_SOURCE } from './rules';

describe('The source of documents', () => {
  it.each(['document', 'wiki', 'document:wiki', 'x'.repeat(91)])(
    'is reserved for what comes from %s',
    from => {
      expect(isDocumentSource(documentSource(from))).toBe(true);
    },
  );

  it('is another one for each place that documents come from', () => {
    const places = ['document', 'wiki', 'document:wiki', 'document:'];
    expect(new Set(places.map(documentSource)).size).toBe(places.length);
  });

  it('fits where sources are kept', () => {
    expect(documentSource('x'.repeat(MAX_DOCUMENT_SOURCE))).toHaveLength(100);
  });

  it.each(['documents', 'documentation', 'Document', 'wiki:document'])(
    'is not %s',
    source => {
      expect(isDocumentSource(source)).toBe(false);
    },
  );
});
