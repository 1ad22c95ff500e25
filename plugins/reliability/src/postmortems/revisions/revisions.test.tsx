import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aFactor,
  aPostmortem,
  aRevision,
  aRevisionState,
  aTimelineEntry,
} from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

const revisions = [
  aRevision({ number: 2 }),
  aRevision({ number: 1, summary: 'Created' }),
];
const entry = aTimelineEntry();
const factor = aFactor();
const now = aPostmortem({
  texts: { impact: 'Nobody could pay by card.', learnings: 'Test limits.' },
  timeline: [entry],
  factors: [{ ...factor, confidence: 'likely' }],
});

/** A server whose first revision differs from what stands now in a text and a factor. */
const aServer = () =>
  aPostmortemServer(now, {
    revisions,
    answers: {
      getPostmortemRevision: ({ params }) => {
        if (Number(params.number) > 2) {
          throw new ReliabilityError(404, 'PM-31 has no such revision');
        }
        return aRevisionState(now, {
          number: Number(params.number),
          summary: 'Created',
          ...(Number(params.number) === 1 && {
            sections: {
              impact: 'Nobody could pay.',
              learnings: 'Test limits.',
            },
            factors: [factor],
          }),
        });
      },
    },
  });

describe('a revision of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('opens from the history, and shows what it said beside what stands now', async () => {
    renderPostmortem(aServer());
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    await userEvent.click(
      await screen.findByRole('link', { name: 'Revision 1: Created' }),
    );

    const dialog = await screen.findByRole('dialog', { name: 'Revision 1' });
    const impact = await within(dialog).findByRole('region', {
      name: 'Impact',
    });
    expect(
      within(impact).getByRole('group', { name: 'Then' }),
    ).toHaveTextContent(/^Then\s*Nobody could pay\.$/);
    expect(within(impact).getByText(/by card/).tagName).toBe('INS');
    const factors = within(dialog).getByRole('region', {
      name: 'Contributing factors',
    });
    expect(
      within(factors).getByRole('group', { name: 'Then' }),
    ).toHaveTextContent(/established.*Change · Rollout of the limit/);
    expect(within(dialog).getByText(/^The same now as then/)).toHaveTextContent(
      'The same now as then: Title, Learnings, and Timeline.',
    );
  });

  it('stands in the address, and Escape leads back to the history', async () => {
    renderPostmortem(aServer(), '?revision=1');
    const dialog = await screen.findByRole('dialog', { name: 'Revision 1' });
    await within(dialog).findByRole('region', { name: 'Impact' });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('tab', { name: 'History' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('is brought back from there, once that has been asked', async () => {
    const server = aServer();
    renderPostmortem(server, '?revision=1');
    const dialog = await screen.findByRole('dialog', { name: 'Revision 1' });
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Restore' }),
    );
    await screen.findByRole('dialog', { name: 'Bring revision 1 back?' });
    await userEvent.click(screen.getByRole('button', { name: 'Restore it' }));
    await waitFor(() =>
      expect(server.callsTo('restorePostmortemRevision')[0]?.body).toEqual({
        revision: 1,
      }),
    );
  });

  it('says so where nothing differs, and offers nothing to bring back', async () => {
    renderPostmortem(aServer(), '?revision=2');
    const dialog = await screen.findByRole('dialog', { name: 'Revision 2' });
    await within(dialog).findByText('The document stands as it did then.');
    expect(
      within(dialog).queryByRole('button', { name: 'Restore' }),
    ).toBeNull();
  });

  it('that is not there, or not for this reader, says so', async () => {
    renderPostmortem(aServer(), '?revision=9');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /no such revision/,
    );
  });
});
