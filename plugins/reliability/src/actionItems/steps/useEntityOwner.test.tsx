import { ReactNode } from 'react';
import { renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { useEntityOwner } from './useEntityOwner';

const CHECKOUT = 'component:default/checkout-api';

function ownerIn(catalog: Partial<typeof catalogApiRef.T>, ref: string | null) {
  return renderHook(() => useEntityOwner(ref), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[catalogApiRef, catalog]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

function aCatalog(owners: readonly string[]) {
  return catalogApiMock({
    entities: [
      {
        apiVersion: 'backstage.io/v1beta1',
        kind: 'Component',
        metadata: { name: 'checkout-api' },
        relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      },
    ],
  });
}

describe('the owner of an entity', () => {
  it('is whom the catalog names', async () => {
    const { result } = ownerIn(
      aCatalog(['group:default/payments-team']),
      CHECKOUT,
    );
    expect(result.current).toBeUndefined();
    await waitFor(() =>
      expect(result.current).toBe('group:default/payments-team'),
    );
  });

  it('is nobody where the catalog names nobody', async () => {
    const { result } = ownerIn(aCatalog([]), CHECKOUT);
    await waitFor(() => expect(result.current).toBeNull());
  });

  it('is not known where the catalog does not answer', async () => {
    const getEntityByRef = jest.fn().mockRejectedValue(new Error('away'));
    const { result } = ownerIn({ getEntityByRef }, CHECKOUT);
    await waitFor(() => expect(getEntityByRef).toHaveBeenCalled());
    expect(result.current).toBeUndefined();
  });
});
