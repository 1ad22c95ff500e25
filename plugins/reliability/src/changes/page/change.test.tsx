import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aChange, aRisk } from '../../__testUtils__/aChange';
import { renderChange } from '../../__testUtils__/renderChange';

describe('the review of a planned change', () => {
  it('opens with a sentence on how well it is prepared', async () => {
    renderChange(aChange());
    expect(
      await screen.findByText('Nobody has imagined yet how this may fail.'),
    ).toBeVisible();
  });

  it('says where it was imported from, and what of it has no place here', async () => {
    renderChange(
      aChange({
        source: { name: 'planner', externalId: 'P-7' },
        extra: { ticket: 'OPS-7' },
      }),
    );
    expect(await screen.findByText('planner · P-7')).toBeVisible();
    expect(screen.queryByText('Opened by')).not.toBeInTheDocument();
    const kept = screen.getByRole('region', { name: 'Kept from the import' });
    expect(within(kept).getByText('OPS-7')).toBeVisible();
  });

  it('lists what may fail by its weight, with what is prepared and what is missing', async () => {
    const light = aRisk({
      id: '22222222-2222-4222-8222-222222222222',
      text: 'A log line is lost',
      failureMode: null,
      impact: 'low',
      detection: 'Nobody would',
    });
    const heavy = aRisk({ likelihood: 'likely', impact: 'high' });
    renderChange(aChange({ risks: [light, heavy], unprepared: 1 }));
    const section = await screen.findByRole('region', {
      name: 'Imagine that it failed',
    });
    expect(await within(section).findByText('Retry storm')).toBeVisible();
    const [first, second] = within(section).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /The copy falls behind.*Likely, high impact.*Retry storm.*Nothing is prepared/,
    );
    expect(second).toHaveTextContent(
      /Noticed by Nobody would.*Still to prepare how to take it back, a runbook, and who looks after it/,
    );
    expect(
      screen.getByText(/^One of 2 ways to fail has nothing prepared/),
    ).toBeVisible();
  });

  it('takes down an idea, and asks for a sentence', async () => {
    const { sent } = renderChange(aChange(), {
      addChangeRisk: () => aChange(),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Add an idea' }),
    );
    const add = screen.getByRole('button', { name: 'Add' });
    await userEvent.click(add);
    expect(await screen.findByText('Say it in a sentence')).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: /how\?/ }),
      'The disk fills up',
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'How would you notice?' }),
      'Disk alert',
    );
    await userEvent.click(add);
    await waitFor(() =>
      expect(sent('addChangeRisk')).toMatchObject([
        {
          body: {
            text: 'The disk fills up',
            detection: 'Disk alert',
            likelihood: 'possible',
            impact: 'medium',
          },
        },
      ]),
    );
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('proposes what failed so before, with the reason, and takes it down in one press', async () => {
    const { sent } = renderChange(aChange(), {
      listChangeProposals: () => ({
        items: [
          {
            id: 'disk-full',
            failureMode: 'disk-full',
            text: 'Logs fill the disk.',
            likelihood: 'possible',
            impact: 'high',
            reasons: [
              {
                kind: 'ownIncidents',
                entities: ['component:default/checkout-api'],
                incidents: ['INC-7'],
              },
            ],
          },
        ],
      }),
      addChangeRisk: () => aChange(),
    });
    const section = await screen.findByRole('region', { name: 'Proposed' });
    expect(
      await within(section).findByText('Possible, high impact'),
    ).toBeVisible();
    expect(section).toHaveTextContent('checkout-api failed so before: INC-7');
    expect(
      within(section).getByRole('link', { name: 'INC-7' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-7');
    await userEvent.click(
      screen.getByRole('button', { name: 'Take it: “Logs fill the disk.”' }),
    );
    expect(await screen.findByText(/^Taken/)).toBeVisible();
    expect(sent('addChangeRisk')).toMatchObject([
      {
        body: {
          text: 'Logs fill the disk.',
          failureMode: 'disk-full',
          likelihood: 'possible',
          impact: 'high',
          proposal: 'disk-full',
        },
      },
    ]);
  });

  it('says whether the like of it has happened elsewhere, with the reason', async () => {
    renderChange(aChange(), {
      listRelatedToChange: () => ({
        learnings: [],
        incidents: [
          {
            incident: {
              key: 'INC-12',
              title: 'Certificates expired',
              kind: 'incident',
              severity: 'sev2',
              failureMode: null,
              startedAt: null,
              entities: [],
              postmortems: [],
            },
            reasons: [{ kind: 'text', words: ['gateway'] }],
          },
        ],
      }),
    });
    const section = await screen.findByRole('region', {
      name: 'Has this happened elsewhere?',
    });
    expect(
      await within(section).findByRole('link', {
        name: 'Certificates expired',
      }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-12');
    expect(section).toHaveTextContent('both speak of gateway');
  });

  it('makes an action item of what nothing is prepared for, in one press', async () => {
    const { sent } = renderChange(
      aChange({ risks: [aRisk()], unprepared: 1 }),
      {
        commitChangeRisk: () =>
          aChange({ risks: [aRisk({ actionItem: 'AI-9', linked: true })] }),
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Make an action item' }),
    );
    expect(await screen.findByText('AI-9 is made')).toBeVisible();
    expect(sent('commitChangeRisk')).toMatchObject([
      { params: { key: 'CHG-4', id: aRisk().id }, version: 1 },
    ]);
  });

  it('has a checklist of what was learned, to be passed on', async () => {
    const write = jest.fn(async () => undefined);
    Object.assign(window.navigator, { clipboard: { writeText: write } });
    renderChange(aChange(), {
      getChecklist: () => ({
        entities: [{ ref: 'component:default/checkout-api', known: true }],
        items: [
          {
            learning: 'LRN-2',
            alike: ['LRN-7'],
            statement: 'Retries need a budget',
            failureMode: 'retry-storm',
            helped: 'A retry budget',
            entities: ['component:default/checkout-api'],
            coveredBy: null,
          },
          {
            learning: 'LRN-3',
            alike: [],
            statement: 'Queues need a limit',
            failureMode: null,
            helped: '',
            entities: ['component:default/checkout-api'],
            coveredBy: '',
          },
        ],
      }),
    });
    const learned = await screen.findByRole('list', {
      name: 'From what was learned',
    });
    expect(
      await within(learned).findByText(/What helped there: A retry budget/),
    ).toBeVisible();
    expect(within(learned).getByText('Covered already')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Copy as Markdown' }),
    );
    expect(await screen.findByText('Copied')).toBeVisible();
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining('- [ ] Retries need a budget (LRN-2'),
    );
  });

  it('says that nothing is there yet which its reader may see', async () => {
    renderChange(aChange());
    expect(
      await screen.findByText(
        'Deployments and incidents of what it touches show here around its time. So far there are none that you may see.',
      ),
    ).toBeVisible();
  });

  it('is cancelled with a reason, and says that somebody else was faster', async () => {
    const { sent } = renderChange(aChange(), {
      transitionChange: () => {
        throw new ReliabilityError(412, 'Changed', {
          current: aChange({ status: 'done', version: 3 }),
        });
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the change' }),
    );
    const dialog = screen.getByRole('dialog');
    const goOn = within(dialog).getByRole('button', {
      name: 'Cancel the change',
    });
    await userEvent.click(goOn);
    expect(sent('transitionChange')).toEqual([]);
    await userEvent.type(within(dialog).getByRole('textbox'), 'No need');
    await userEvent.click(goOn);
    expect(
      await screen.findByText(/Somebody else has changed this meanwhile/),
    ).toBeVisible();
  });

  it('offers nothing to whoever may only read it', async () => {
    renderChange(aChange({ editable: false, risks: [aRisk()] }));
    await screen.findByText('The copy falls behind');
    expect(
      screen.queryByRole('button', { name: /Add|Edit|Take back|made/ }),
    ).not.toBeInTheDocument();
  });
});
