import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { EntityRefList } from './EntityRefList';

describe('EntityRefList', () => {
  const options = {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [catalogApiMock()],
  };

  it('links what the catalog has, and shows the rest as it is', async () => {
    renderInTestApp(
      <EntityRefList
        entities={[
          { ref: 'component:default/checkout', known: true },
          { ref: 'component:default/gone', known: false },
        ]}
      />,
      options,
    );

    expect(
      await screen.findByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout');
    expect(screen.getAllByRole('link')).toHaveLength(1);
    expect(screen.getByText('component:default/gone')).toBeInTheDocument();
    expect(screen.getByText('(not in the catalog)')).toBeInTheDocument();
  });

  it('counts what it has no room to name', async () => {
    renderInTestApp(
      <EntityRefList
        limit={1}
        entities={['a', 'b', 'c'].map(name => ({
          ref: `component:default/${name}`,
          known: true,
        }))}
      />,
      options,
    );

    expect(await screen.findByText('and 2 more')).toBeInTheDocument();
    expect(screen.getAllByRole('link')).toHaveLength(1);
  });
});
