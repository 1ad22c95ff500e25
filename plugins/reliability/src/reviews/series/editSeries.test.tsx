import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ReviewSeries,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import {
  createReliabilityCache,
  ReliabilityError,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { aSeries } from '../../__testUtils__/aReview';
import { rootRouteRef } from '../../routes';
import { EditSeriesDialog } from './EditSeriesDialog';

/** The dialog over a back end that keeps one series; others change it behind the reader's back. */
async function open() {
  let stored = aSeries();
  const change = (over: Partial<ReviewSeries>) => {
    stored = { ...stored, ...over, version: stored.version + 1 };
    return stored;
  };
  const onSaved = jest.fn();
  const cache = createReliabilityCache();
  const api = aReliabilityApi({
    getReviewSeries: () => stored,
    updateReviewSeries: ({ version, body }) => {
      if (version !== stored.version) {
        throw new ReliabilityError(412, 'stale', { current: stored });
      }
      return change(body as unknown as ReviewSeriesInput);
    },
  });
  renderInTestApp(
    <ReliabilityProvider cache={cache}>
      <EditSeriesDialog
        id={1}
        onSaved={onSaved}
        onEnd={() => {}}
        onClose={() => {}}
      />
    </ReliabilityProvider>,
    {
      mountedRoutes: {
        '/reliability': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [reliabilityApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Change the series' }),
  );
  const title = dialog.getByRole('textbox', { name: 'Title' });
  const press = (name: string) =>
    userEvent.click(dialog.getByRole('button', { name }));
  return {
    dialog,
    title,
    press,
    onSaved,
    change,
    now: () => stored,
    /** The page reads again what it shows, as it does after any write. */
    readAgain: () => cache.invalidateQueries(),
    rename: async (text: string) => {
      await userEvent.clear(title);
      await userEvent.type(title, text);
    },
  };
}

describe('changing a series of reviews', () => {
  it('leaves what it is about as it is', async () => {
    await open();
    expect(
      screen.getByRole('combobox', { name: /^What it is about/ }),
    ).toBeDisabled();
  });

  it('leaves what others changed meanwhile in other fields', async () => {
    const { rename, change, readAgain, press, now, onSaved } = await open();
    await rename('Storefront review');
    change({ length: 90 });
    await readAgain();
    await press('Save');
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(now()).toMatchObject({ title: 'Storefront review', length: 90 });
  });

  it('shows what others made of the same, and writes over it when asked to', async () => {
    const { dialog, rename, change, readAgain, press, now, onSaved } =
      await open();
    await rename('Mine');
    change({ title: 'Theirs', length: 90 });
    await readAgain();
    await press('Save');
    const both = await dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    expect(both).toHaveTextContent(/Title.*Theirs.*Mine/);
    expect(both).not.toHaveTextContent('90 min');
    expect(now().title).toBe('Theirs');

    await press('Save mine');
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(now()).toMatchObject({ title: 'Mine', length: 90 });
  });

  it('goes on showing both while a day is typed that is none yet', async () => {
    const { dialog, rename, change, press } = await open();
    await rename('Mine');
    change({ title: 'Theirs' });
    await press('Save');
    const both = await dialog.findByRole('region', {
      name: 'Changed while you were editing',
    });
    fireEvent.change(dialog.getByLabelText(/^First day/), {
      target: { value: '' },
    });
    expect(both).toBeVisible();
    expect(both).toHaveTextContent(/Title.*Theirs.*Mine/);
  });

  it('takes theirs into the form when asked to', async () => {
    const { dialog, title, rename, change, press } = await open();
    await rename('Mine');
    change({ title: 'Theirs' });
    await press('Save');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Take theirs' }),
    );
    expect(title).toHaveValue('Theirs');
  });

  it('says so where it cannot be read', async () => {
    renderInTestApp(
      <ReliabilityProvider cache={createReliabilityCache()}>
        <EditSeriesDialog
          id={1}
          onSaved={() => {}}
          onEnd={() => {}}
          onClose={() => {}}
        />
      </ReliabilityProvider>,
      {
        mountedRoutes: { '/reliability': rootRouteRef },
        apis: [
          [
            reliabilityApiRef,
            aReliabilityApi({
              getReviewSeries: () => {
                throw new ReliabilityError(403, 'no');
              },
            }),
          ],
        ],
      },
    );
    expect(
      await within(await screen.findByRole('dialog')).findByRole('alert'),
    ).toBeVisible();
  });
});
