import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RemarkList } from './RemarkList';

/** What the reader says of a line, and nothing else. */
function renderRemark(what: string) {
  const remark = { line: 3, what, text: 'the text', why: '' };
  renderInTestApp(
    <RemarkList
      reading={{
        incident: null,
        postmortem: {
          type: 'postmortem',
          source: 'document',
          externalId: 'outage.md',
          title: 'Cards failed',
        },
        actionItems: [],
        recognised: [],
        left: [],
        looksWrong: [remark],
      }}
      onJump={() => {}}
    />,
  );
}

describe('what was found in a document', () => {
  it.each([
    ['section.timeline', 'Section “Timeline”'],
    ['section.keyEvents', 'Section “Key events”'],
    ['section.impact', 'Section “Impact”'],
    ['section', 'Section of another name'],
    ['factor.layer', 'Where a factor lies'],
    ['action.owner', 'Owner of an action item'],
    ['time.detected (from the timeline)', 'Detected'],
    ['stated.timeToRestore', 'Time to restore'],
    ['stated', 'Duration'],
    ['date', 'Day'],
    ['participants', 'People'],
    ['document', 'End of the document'],
    ['unheard.of', 'Something else'],
  ])('is told in words: %s', async (what, words) => {
    renderRemark(what);

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByText(what)).toBeNull();
  });
});
