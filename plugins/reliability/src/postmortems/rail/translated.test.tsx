import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  charterGate,
  checkGates,
  defaultGates,
  RevisionMessage,
  revisionMessages,
  revisionSummary,
} from '@afterword/plugin-reliability-common';
import {
  aPostmortem,
  aRevision,
  aRevisionState,
} from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { markedWords, unmarkedText } from '../../__testUtils__/markedWords';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

/** What stands between two words in every language. */
const NO_WORDS = /^[\s\d·,:]*$/;

const everyGate = checkGates(
  {
    sections: {},
    incidents: [
      {
        key: 'INC-1',
        kind: 'incident',
        severity: 'sev1',
        detected: false,
        mitigated: false,
        endCannotBe: false,
      },
      {
        key: null,
        kind: 'incident',
        severity: 'sev1',
        detected: false,
        mitigated: false,
        endCannotBe: false,
      },
    ],
    factors: [{ layer: 'people', confidence: 'likely', evidence: 0 }],
    actionItems: [
      {
        key: 'AI-1',
        type: 'detect',
        status: 'committed',
        accountable: null,
        due: null,
        acceptanceTest: '',
      },
    ],
    owningGroups: [],
    reviewers: [],
    reviews: [],
    facilitator: 'user:default/on-call-engineer',
    facilitatorCharter: 'due',
  },
  [...defaultGates, charterGate('required')],
);

const codes = new Set(
  Object.keys(revisionMessages).map(key => key.replace(/_(one|other)$/, '')),
);
const everyChange = [...codes].map(
  code => ({ code, values: { count: 2, number: 1 } } as RevisionMessage),
);

/** A server whose postmortem has everything that gates object to and revisions say. */
function aTalkativeServer() {
  const postmortem = aPostmortem({
    status: 'inReview',
    gates: everyGate,
    texts: { impact: 'Nobody could pay.' },
  });
  const revisions = everyChange.map((change, index) =>
    aRevision({
      number: everyChange.length - index,
      by: null,
      summary: revisionSummary([change]),
      changes: [change],
    }),
  );
  return aPostmortemServer(postmortem, {
    revisions,
    answers: {
      getPostmortemRevision: () =>
        aRevisionState(postmortem, {
          by: null,
          changes: everyChange,
          sections: {},
        }),
    },
  });
}

/** A part of the page without what people wrote and what the browser writes in the reader's language. */
function withoutGivenTexts(part: HTMLElement): HTMLElement {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const given of copy.querySelectorAll('time, ins')) given.remove();
  return copy;
}

describe('in a portal of another language', () => {
  beforeEach(() => window.localStorage.clear());

  it('every word of the gates is translated', async () => {
    expect(everyGate.filter(({ passed }) => passed)).toEqual([]);
    renderPostmortem(aTalkativeServer(), '', markedWords());
    const panel = await screen.findByRole('tabpanel');
    expect(within(panel).getAllByRole('listitem')).toHaveLength(
      everyGate.length,
    );
    expect(unmarkedText(panel)).toMatch(NO_WORDS);
    for (const button of within(panel).getAllByRole('button')) {
      expect(button.getAttribute('aria-label')).toMatch(/^⟦.*⟦.*⟧⟧$/);
    }
  }, 30_000);

  it('every word of the history and of a revision is translated', async () => {
    renderPostmortem(aTalkativeServer(), '', markedWords());
    await userEvent.click(
      await screen.findByRole('tab', { name: '⟦History⟧' }),
    );
    const panel = await screen.findByRole('tabpanel');
    await within(panel).findByText('⟦Created⟧');
    expect(within(panel).getAllByRole('listitem')).toHaveLength(codes.size);
    expect(unmarkedText(withoutGivenTexts(panel))).toMatch(NO_WORDS);
    await userEvent.click(
      within(panel).getByRole('link', { name: /⟦Restored revision 1⟧/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('region', { name: '⟦Impact⟧' });
    expect(unmarkedText(withoutGivenTexts(dialog))).toMatch(NO_WORDS);
  }, 30_000);
});
