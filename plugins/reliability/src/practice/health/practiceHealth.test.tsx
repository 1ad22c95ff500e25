import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aPracticeHealth } from '../../__testUtils__/aPracticeHealth';
import {
  aReliabilityApi,
  FakeAnswer,
} from '../../__testUtils__/aReliabilityApi';
import { renderPractice } from '../../__testUtils__/renderPractice';
import { PracticeHealthSection } from './PracticeHealthSection';

const render = (
  at = '',
  getPracticeHealth: FakeAnswer = ({ query }) =>
    aPracticeHealth({ scope: String(query.scope) }),
) =>
  renderPractice(
    aReliabilityApi({ getPracticeHealth }),
    at,
    <PracticeHealthSection />,
  );

const section = () =>
  screen.findByRole('region', { name: 'How the practice is doing' });
const rows = async () =>
  within(await section())
    .findAllByRole('term')
    .then(terms =>
      terms.map(({ parentElement }) =>
        parentElement?.textContent?.replace(/\u00a0/g, ' '),
      ),
    );

describe('how the practice is doing', () => {
  it('is told in sentences first, then figure by figure with interval and n', async () => {
    const api = render();

    expect(
      await screen.findByText(
        /^8 postmortems were published in the last 90 days, half of them within 8 days of what happened/,
      ),
    ).toBeVisible();
    expect(await rows()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Time to publish8 d \(8–8 d\) · n 8/),
        expect.stringMatching(/^Factors with evidence75 % \(58–87 %\)/),
        expect.stringMatching(/^Reviewed from outside6 of 8 \(41–93 %\)/),
        expect.stringMatching(/^Spread of facilitation2 hands · n 8/),
        expect.stringMatching(/^Near misses reported1 per 30 days/),
      ]),
    );
    expect(
      api.calls.find(({ operation }) => operation === 'getPracticeHealth')
        ?.query,
    ).toEqual({ scope: 'organisation', window: 'P90D' });
  });

  it('says which gates stood open, and leads to the reasons that were given', async () => {
    render('?scope=domain:default/checkout', ({ query }) =>
      aPracticeHealth({
        scope: String(query.scope),
        gates: {
          of: 8,
          open: [
            { gate: 'timesKnown', published: 3, overridden: 1 },
            { gate: 'processAction', published: 2, overridden: 0 },
          ],
        },
      }),
    );
    const gates = within(
      await screen.findByRole('region', { name: 'Published with a gate open' }),
    );
    expect(
      gates.getByText(/^3 of 8 were published with it open, 1 with a reason/),
    ).toBeVisible();
    expect(gates.getByText('2 of 8 were published with it open')).toBeVisible();
    const [reasons, ...others] = gates.getAllByRole('link');
    expect(others).toEqual([]);
    expect(reasons).toHaveAccessibleName(/^Read the reasons: /);
    expect(reasons).toHaveAttribute(
      'href',
      expect.stringMatching(
        /\?overridden=timesKnown&scope=domain%3Adefault%2Fcheckout$/,
      ),
    );
  });

  it('says that all gates were passed, and nothing where nobody knows', async () => {
    let of = 0;
    render('', () => aPracticeHealth({ gates: { of, open: [] } }));
    await rows();
    expect(
      screen.queryByRole('region', { name: 'Published with a gate open' }),
    ).toBeNull();
    of = 8;
    render('', () => aPracticeHealth({ gates: { of, open: [] } }));
    expect(
      await screen.findByText('All 8 that were published passed their gates.'),
    ).toBeVisible();
  });

  it('says how each figure is computed', async () => {
    render();
    await userEvent.click(
      await screen.findByRole('button', {
        name: /Spread of facilitation/,
      }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /In how many hands leading postmortems lies/,
    );
  });

  it('is of the scope and window of its address', async () => {
    const api = render('?scope=domain:default/checkout&window=P30D');
    await section();
    expect(
      api.calls.find(({ operation }) => operation === 'getPracticeHealth')
        ?.query,
    ).toEqual({ scope: 'domain:default/checkout', window: 'P30D' });
  });

  it('says where to begin while there is nothing', async () => {
    render('', () => aPracticeHealth({ published: [], isObserved: false }));
    expect(
      await screen.findByText('Nothing to say about the practice yet'),
    ).toBeVisible();
  });

  it('says that nothing was published, and shows what was reported', async () => {
    render('', () => aPracticeHealth({ published: [] }));
    expect(
      await screen.findByText(
        'No postmortem was published in the last 90 days.',
      ),
    ).toBeVisible();
    expect(await rows()).toEqual(
      expect.arrayContaining([
        'Time to publishNothing was published',
        expect.stringMatching(/^Near misses reported1 per 30 days/),
      ]),
    );
  });

  it('says that it could not be loaded, and can be asked again', async () => {
    let isUp = false;
    render('', () => {
      if (!isUp) throw new ReliabilityError(403, 'Not allowed');
      return aPracticeHealth();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'How the practice is doing could not be loaded',
    );
    isUp = true;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText(/^8 postmortems were/)).toBeVisible();
  });
});
