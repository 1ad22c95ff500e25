import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LearningUptake } from '@afterword/plugin-reliability-common';
import { anAsk, INDEXER } from '../../__testUtils__/anAsk';
import { aLearning } from '../../__testUtils__/aPostmortem';
import { renderAsks } from '../../__testUtils__/renderAsks';
import { LearningAnswers } from './LearningAnswers';
import { LessonsMoving } from './LessonsMoving';

describe('What became of a learning', () => {
  const uptake = (given: Partial<LearningUptake>) => ({
    asked: 2,
    answered: 1,
    adopted: 1,
    unreadable: 0,
    ...given,
  });

  it('is counted, with what is not counted, and told one by one', async () => {
    renderAsks(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({ unreadable: 3 }),
        items: [
          anAsk({
            state: 'alreadyCovered',
            note: 'By the budget of 2025',
            actionItem: 'AI-9',
            coveredBy: {
              key: 'LRN-9',
              statement: 'Budgets end storms',
              state: 'stands',
            },
          }),
          anAsk({ entity: { ref: 'component:default/basket', known: true } }),
        ],
      }),
    });
    expect(
      await screen.findByText('Asked 2, answered 1, adopted 1.'),
    ).toBeVisible();
    expect(
      screen.getByText('3 more are asked that you may not see.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show answers' }));
    const [covered, open] = screen.getAllByRole('listitem');
    expect(covered).toHaveTextContent(
      /Already covered.*By the budget of 2025.*Budgets end storms/,
    );
    for (const [name, href] of [
      ['AI-9', '/reliability/action-items/AI-9'],
      ['LRN-9', '/reliability/learnings/LRN-9'],
    ]) {
      expect(within(covered).getByRole('link', { name })).toHaveAttribute(
        'href',
        href,
      );
    }
    expect(open).toHaveTextContent(/basket.*Not yet answered/);
  });

  it('shows the answers before the one that stands, with who gave them', async () => {
    const api = renderAsks(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({}),
        items: [
          anAsk({ state: 'applies', actionItem: 'AI-9', version: 3 }),
          anAsk({
            entity: { ref: 'component:default/basket', known: true },
            state: 'doesNotApply',
            version: 2,
          }),
        ],
      }),
      getLearningAnswers: () => ({
        items: [
          {
            at: '2026-11-22T12:00:00Z',
            by: 'user:default/kim',
            action: 'applies',
            version: 3,
            changes: { actionItem: [null, 'AI-9'], note: ['At night', ''] },
          },
          {
            at: '2026-11-21T12:00:00Z',
            by: 'user:default/ana',
            action: 'doesNotApply',
            version: 2,
            changes: { note: ['', 'At night'] },
          },
        ],
        page: {},
      }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show answers' }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show earlier answers' }),
    );
    const list = await screen.findByRole('list', { name: /^Every answer/ });
    const [now, before] = within(list)
      .getAllByRole('listitem')
      .filter(item => item.parentElement === list);
    expect(now).toHaveTextContent(/Applies here.*AI-9.*kim/);
    expect(before).toHaveTextContent(/Does not apply.*At night.*ana/);
    expect(api.calls.at(-1)?.params).toMatchObject({ entity: INDEXER });
  });

  it('says so where nobody has been asked', async () => {
    renderAsks(<LearningAnswers learning={aLearning()} />, {
      listLearningApplications: () => ({
        uptake: uptake({ asked: 0, answered: 0, adopted: 0 }),
        items: [],
      }),
    });
    expect(
      await screen.findByText('Nobody has been asked about it yet.'),
    ).toBeVisible();
  });
});

describe('Learnings on the move', () => {
  const uptake = { asked: 12, answered: 9, adopted: 4, unreadable: 0 };

  it('say what became of them, and lead to those that wait', async () => {
    renderAsks(<LessonsMoving scope="domain:default/storefront" />, {
      getLearningUptake: () => ({ ...uptake, unreadable: 2 }),
    });
    expect(
      await screen.findByText(
        'Asked 12, answered 9, adopted 4. 2 more are asked that you may not see.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Answer those that wait' }),
    ).toHaveAttribute(
      'href',
      '/reliability/learnings/asks?scope=domain%3Adefault%2Fstorefront',
    );
  });

  it('ask nobody for an answer once all have answered', async () => {
    renderAsks(<LessonsMoving scope="organisation" />, {
      getLearningUptake: () => ({ ...uptake, answered: 12 }),
    });
    expect(
      await screen.findByText('Asked 12, answered 12, adopted 4.'),
    ).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });
});
