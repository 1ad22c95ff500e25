const content = [
  '# Incident on 2026-03-02 - Search was down',
  '',
  '- **Key events**',
  '  - First detected 2026-03-02 10:00',
  '  - Repaired 2026-03-02 10:30',
  '',
  '- **Impact**: Nobody could search.',
  '',
  '- **Review actions**:',
  '  - Add an alert on the index size',
].join('\n');

/** A postmortem in Markdown, and what it was about. */
export const aDocument = {
  content,
  entities: ['component:default/search-indexer'],
};
