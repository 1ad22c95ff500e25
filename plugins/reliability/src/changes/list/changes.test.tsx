import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChangeSummary } from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aChange } from '../../__testUtils__/aChange';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { rootRouteRef } from '../../routes';
import { ChangesPage } from './ChangesPage';

function renderPage(items: readonly ChangeSummary[]) {
  const api = aReliabilityApi({
    listChanges: () => ({ items, page: { total: items.length } }),
    createChange: () => aChange(),
  });
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <ChangesPage />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [
          catalogApiRef,
          catalogApiMock({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: { name: 'checkout-api', namespace: 'default' },
              },
            ],
          }),
        ],
      ],
    },
  );
  return api;
}

describe('the list of changes', () => {
  it('says what each touches, where it stands and what is not prepared', async () => {
    renderPage([{ ...aChange(), risks: 3, unprepared: 2 }]);
    expect(
      await screen.findByRole('row', { name: /Move the orders/ }),
    ).toHaveTextContent(
      /CHG-4.*checkout-api.*Planned.*checkout.*1 of 3 prepared/,
    );
  });

  it('teaches what a change review is while there is none', async () => {
    renderPage([]);
    expect(await screen.findByText('No changes to show yet')).toBeVisible();
    expect(screen.getByText(/imagine that it failed/)).toBeVisible();
  });

  it('opens the review of a change, and says what is missing', async () => {
    const api = renderPage([]);
    const [open] = await screen.findAllByRole('button', {
      name: 'Review a change',
    });
    await userEvent.click(open);
    const submit = screen.getByRole('button', { name: 'Open the review' });
    await userEvent.click(submit);
    expect(await screen.findByText('Say what is changed')).toBeVisible();
    expect(screen.getByText('Name at least one entity')).toBeVisible();
    expect(screen.getByText('Say when it is planned for')).toBeVisible();
    await userEvent.type(
      screen.getByRole('textbox', { name: /What is changed/ }),
      'New database',
    );
    await userEvent.type(
      screen.getByRole('combobox', { name: /What it touches/ }),
      'checkout',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /checkout-api/ }),
    );
    await userEvent.type(
      screen.getByLabelText(/When it is made/),
      '2030-01-02T10:00',
    );
    expect(screen.queryByText(/in the future/)).not.toBeInTheDocument();
    await userEvent.click(submit);
    await waitFor(() =>
      expect(
        api.calls.find(({ operation }) => operation === 'createChange'),
      ).toMatchObject({
        body: {
          title: 'New database',
          entities: ['component:default/checkout-api'],
          plannedFor: expect.stringMatching(/^2030-01-0\d/),
        },
      }),
    );
  });
});
