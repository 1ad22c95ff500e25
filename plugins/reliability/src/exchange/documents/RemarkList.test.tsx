import { screen, within } from '@testing-library/react';
import {
  ReadingRemark,
  remarkMessages,
} from '@afterword/plugin-reliability-common';
import {
  TranslationApi,
  translationApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { markedWords, unmarkedText } from '../../__testUtils__/markedWords';
import { RemarkList } from './RemarkList';

const codes = Object.keys(remarkMessages);

/** What the reader says of a document, and nothing else. */
function renderRemarks(
  remarks: readonly Partial<ReadingRemark>[],
  words: TranslationApi = mockApis.translation(),
) {
  const looksWrong = remarks.map(remark => ({
    line: 3,
    what: 'timeline',
    text: '',
    why: '',
    message: null,
    ...remark,
  }));
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
        looksWrong,
      }}
      onJump={() => {}}
    />,
    { apis: [[translationApiRef, words]] },
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
    renderRemarks([{ what }]);

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByText(what)).toBeNull();
  });

  it('is explained in the portal’s language, whatever there is to explain', async () => {
    const values = { count: 2, line: 7 };
    renderRemarks(
      codes.map(code => ({
        why: 'Said in English.',
        message: { code, values },
      })),
      markedWords(),
    );

    const list = await screen.findByRole('list');
    expect(within(list).getAllByRole('listitem')).toHaveLength(codes.length);
    expect(unmarkedText(list).trim()).toBe('');
    expect(list).not.toHaveTextContent('Said in English.');
  });

  it('is explained in English where a newer back end has more to say', async () => {
    const message = { code: 'unheardOf', values: {} };
    renderRemarks([{ why: 'It is upside down.', message }]);
    expect(await screen.findByText('It is upside down.')).toBeVisible();
  });
});
