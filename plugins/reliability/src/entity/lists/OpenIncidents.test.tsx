import { screen, within } from '@testing-library/react';
import { anIncident } from '../../__testUtils__/anIncident';
import { FakeCall } from '../../__testUtils__/aReliabilityApi';
import { aScopeMetrics } from '../../__testUtils__/aScopeMetrics';
import { renderReliability } from '../../__testUtils__/renderReliability';

describe('what goes on, on the tab of an entity', () => {
  const { times } = anIncident();
  const goingOn = anIncident({
    title: 'Nobody can pay',
    status: 'open',
    severity: 'sev1',
    times: { ...times, mitigated: null },
  });
  const unnoticed = anIncident({
    key: 'INC-150',
    title: 'Baskets are empty',
    status: 'open',
    times: { ...times, impactStarted: null, mitigated: null },
  });
  /** The tab asks for open incidents and for those of a year. */
  const withOpen = (items: object[], total = items.length) => ({
    listIncidents: ({ query }: FakeCall) =>
      query.open ? { items, page: { total } } : { items: [], page: {} },
  });
  const section = async (name: string) =>
    within(await screen.findByRole('region', { name }));

  it('stands above the figures, with how much it hurts and since when', async () => {
    renderReliability('tab', aScopeMetrics(), withOpen([goingOn, unnoticed]));
    const open = await section('2 open incidents');

    const [first, second] = open.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /INC-142 Nobody can pay.*Sev-1.*since Nov 13/,
    );
    expect(second).toHaveTextContent(/Baskets are empty.*noticed Nov 13/);
    expect(open.getByRole('link', { name: 'Nobody can pay' })).toHaveAttribute(
      'href',
      '/reliability/incidents/INC-142',
    );
    const figures = await screen.findByRole('region', { name: /^Figures of/ });
    expect(
      first.compareDocumentPosition(figures) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    expect(open.queryByRole('link', { name: /^All/ })).toBeNull();
  });

  it('leads to all where there are more than it names', async () => {
    const api = renderReliability(
      'tab',
      aScopeMetrics(),
      withOpen([goingOn], 7),
    );
    const open = await section('7 open incidents');

    expect(open.getByRole('link', { name: 'All 7' })).toHaveAttribute(
      'href',
      expect.stringMatching(
        /incidents\?scope=component.*kind=incident&open=true$/,
      ),
    );
    expect(api.calls.find(({ query }) => query.open)?.query).toMatchObject({
      kind: ['incident'],
      sort: '-anchor',
    });
  });

  it('takes no room where nothing goes on', async () => {
    renderReliability('tab', aScopeMetrics(), withOpen([]));
    await screen.findByRole('region', { name: /^Figures of/ });
    await screen.findByText('Nothing in this year');

    expect(screen.queryByRole('region', { name: /open incident/ })).toBeNull();
  });
});
