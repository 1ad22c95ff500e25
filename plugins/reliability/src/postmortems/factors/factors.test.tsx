import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFactor, aPostmortem } from '../../__testUtils__/aPostmortem';
import { aPostmortemServer } from '../../__testUtils__/aPostmortemServer';
import { renderPostmortem } from '../../__testUtils__/renderPostmortem';

describe('the contributing factors of a postmortem', () => {
  beforeEach(() => window.localStorage.clear());

  it('stand in their layers, each with how sure it is and what it rests on', async () => {
    renderPostmortem(
      aPostmortemServer(
        aPostmortem({
          factors: [
            aFactor({ text: 'One step for every region' }),
            aFactor({
              layer: 'technology',
              text: 'Retries at three layers',
              confidence: 'likely',
              evidence: [],
            }),
          ],
        }),
      ),
    );

    const process = await screen.findByRole('region', {
      name: 'Factors: Process',
    });
    expect(process).toHaveTextContent(
      /One step for every region.*established.*1 piece/,
    );
    const technology = screen.getByRole('region', {
      name: 'Factors: Technology',
    });
    expect(technology).toHaveTextContent(/likely.*Add evidence/);
    expect(
      screen.getByRole('region', { name: 'Factors: People' }),
    ).toHaveTextContent('none named');

    await userEvent.click(
      within(process).getByRole('button', { name: /^1 piece of evidence for/ }),
    );
    expect(
      await screen.findByRole('link', { name: 'Rollout of the limit' }),
    ).toHaveAttribute('href', 'https://example.com/changes/981');
  });

  it('are added with evidence; what is missing is said beside its field', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a factor in Technology' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Add a contributing factor',
    });
    const inDialog = within(dialog);
    await userEvent.click(
      inDialog.getByRole('button', { name: 'Add a piece of evidence' }),
    );
    await userEvent.type(
      inDialog.getByRole('textbox', { name: 'Link' }),
      'data:text/html,x',
    );
    const save = inDialog.getByRole('button', { name: 'Save the factor' });
    await userEvent.click(save);

    expect(
      await inDialog.findByText('Say what the condition was.'),
    ).toBeVisible();
    expect(inDialog.getByText('Give it a title.')).toBeVisible();
    expect(
      inDialog.getByText('That is no http, https or mailto link.'),
    ).toBeVisible();
    expect(server.callsTo('addFactor')).toEqual([]);

    await userEvent.type(
      inDialog.getByRole('textbox', { name: 'The condition' }),
      'Retries at three layers',
    );
    await userEvent.type(
      inDialog.getByRole('textbox', { name: 'Title' }),
      'Retry traces',
    );
    const link = inDialog.getByRole('textbox', { name: 'Link' });
    await userEvent.clear(link);
    await userEvent.type(link, 'https://example.com/traces/1');
    await userEvent.click(inDialog.getByRole('radio', { name: /^likely/ }));
    await userEvent.click(save);

    await waitFor(() =>
      expect(server.stored().factors).toMatchObject([
        {
          layer: 'technology',
          text: 'Retries at three layers',
          confidence: 'likely',
          evidence: [
            { title: 'Retry traces', url: 'https://example.com/traces/1' },
          ],
        },
      ]),
    );
  });

  it('have a layer that somebody chose', async () => {
    const server = aPostmortemServer(aPostmortem());
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add a factor' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Add a contributing factor',
    });
    const inDialog = within(dialog);
    await userEvent.type(
      inDialog.getByRole('textbox', { name: 'The condition' }),
      'Retries at three layers',
    );
    const save = inDialog.getByRole('button', { name: 'Save the factor' });
    await userEvent.click(save);

    expect(await inDialog.findByText('Choose where it lies.')).toBeVisible();
    const layer = inDialog.getByRole('button', { name: /Where it lies/ });
    await waitFor(() => expect(layer).toHaveFocus());
    expect(server.callsTo('addFactor')).toEqual([]);

    await userEvent.click(layer);
    await userEvent.click(
      await screen.findByRole('option', { name: /^Technology/ }),
    );
    expect(inDialog.queryByText('Choose where it lies.')).toBeNull();
    await userEvent.click(save);
    await waitFor(() =>
      expect(server.stored().factors).toMatchObject([{ layer: 'technology' }]),
    );
  });

  it('are established only when they rest on a piece of evidence', async () => {
    const server = aPostmortemServer(
      aPostmortem({
        factors: [
          aFactor({ text: 'One step', confidence: 'likely', evidence: [] }),
        ],
      }),
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Change the factor “One step”',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('No evidence yet.')).toBeVisible();
    await userEvent.click(dialog.getByRole('radio', { name: /^established/ }));

    expect(
      dialog.getByText(/^What is established rests on a piece of evidence/),
    ).toBeVisible();
    const save = dialog.getByRole('button', { name: 'Save the factor' });
    await userEvent.click(save);
    await waitFor(() =>
      expect(
        dialog.getByRole('button', { name: 'Add a piece of evidence' }),
      ).toHaveFocus(),
    );
    expect(server.callsTo('updateFactor')).toEqual([]);

    await userEvent.click(dialog.getByRole('radio', { name: /^possible/ }));
    await userEvent.click(save);
    await waitFor(() =>
      expect(server.stored().factors).toMatchObject([
        { confidence: 'possible' },
      ]),
    );
  });

  it('come back when one was removed by mistake', async () => {
    const server = aPostmortemServer(
      aPostmortem({ factors: [aFactor({ text: 'One step' })] }),
    );
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Change the factor “One step”',
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Remove the factor' }),
    );
    await waitFor(() => expect(server.stored().factors).toEqual([]));

    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(server.stored().factors).toMatchObject([
        { text: 'One step', evidence: [{ title: 'Rollout of the limit' }] },
      ]),
    );
  });

  it('are changed beside what somebody else made of one meanwhile', async () => {
    const factor = aFactor({ text: 'One step' });
    const server = aPostmortemServer(aPostmortem({ factors: [factor] }));
    renderPostmortem(server);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Change the factor “One step”',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    server.change({ factors: [{ ...factor, text: 'Two steps', version: 2 }] });
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'The condition' }),
      ' for all',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Save the factor' }),
    );
    expect(await dialog.findByText('Two steps')).toBeVisible();
    await userEvent.click(dialog.getByRole('button', { name: 'Save mine' }));
    await waitFor(() =>
      expect(server.stored().factors).toMatchObject([
        { text: 'One step for all' },
      ]),
    );
  });
});
