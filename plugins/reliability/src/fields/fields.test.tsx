import { useState } from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { catalogPeople } from '../__testUtils__/catalogPeople';
import { DayField } from './DayField';
import { EntityField } from './EntityField';
import { LineField } from './LineField';
import { MomentField } from './MomentField';
import { ProseField } from './ProseField';
import { Suggestion, SuggestionField } from './SuggestionField';

function renderField(field: JSX.Element) {
  return renderInTestApp(field, {
    apis: [[catalogApiRef, catalogApiMock({ entities: catalogPeople })]],
  });
}

describe.each([
  ['line', LineField],
  ['few lines', ProseField],
])('a field for a %s', (_, Field) => {
  function Limited({ maxLength }: { readonly maxLength?: number }) {
    const [text, setText] = useState('');
    return (
      <Field
        label="Why"
        value={text}
        maxLength={maxLength}
        onChange={setText}
      />
    );
  }

  it('says so where the end of what was pasted is left out', async () => {
    renderField(<Limited maxLength={10} />);
    const field = await screen.findByRole('textbox', { name: 'Why' });
    await userEvent.type(field, 'Too');
    expect(field).not.toHaveAccessibleDescription();

    await userEvent.paste(' much for it');
    expect(field).toHaveValue('Too much f');
    expect(field).toHaveAccessibleDescription(
      'No more than 10 characters have room here: the end of what was pasted was left out',
    );
    await userEvent.type(field, '{Backspace}');
    expect(field).not.toHaveAccessibleDescription();
    await userEvent.type(field, '!');
    expect(field).toHaveValue('Too much !');
    expect(field).not.toHaveAccessibleDescription();
    expect(field).toBeValid();
  });

  it('has no end where it has no limit', async () => {
    renderField(<Limited />);
    const field = await screen.findByRole('textbox', { name: 'Why' });
    await userEvent.type(field, 'Too much for it');
    expect(field).toHaveValue('Too much for it');
    expect(field).not.toHaveAccessibleDescription();
  });
});

describe('a field with suggestions', () => {
  const cart = { id: 'cart', label: 'Cart' };
  const checkout = { id: 'checkout', label: 'Checkout' };

  /** Finds the checkout, whatever is typed. */
  function OneOfMany() {
    const [chosen, setChosen] = useState<Suggestion | undefined>(cart);
    return (
      <>
        <SuggestionField
          label="Part"
          chosen={chosen}
          onChange={setChosen}
          suggestions={[checkout]}
          isLoading={false}
          onSearch={() => {}}
        />
        <output>{chosen?.id ?? 'none'}</output>
      </>
    );
  }

  async function typeOver() {
    renderField(<OneOfMany />);
    const field = await screen.findByRole('combobox', { name: 'Part' });
    await userEvent.type(field, 'check', {
      initialSelectionStart: 0,
      initialSelectionEnd: cart.label.length,
    });
    await screen.findByRole('option', { name: 'Checkout' });
    return field;
  }

  it('chooses what was found by arrow and Enter, not what was chosen before', async () => {
    const field = await typeOver();

    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent('checkout');
    expect(field).toHaveValue('Checkout');
  });

  it('lists nothing else while words are typed, and takes the first at Enter', async () => {
    const field = await typeOver();
    expect(screen.getAllByRole('option')).toHaveLength(1);

    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveValue('Checkout'));
    expect(screen.getByRole('status')).toHaveTextContent('checkout');
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('keeps what was chosen when what was typed is left', async () => {
    const field = await typeOver();

    await userEvent.tab();
    expect(screen.getByRole('status')).toHaveTextContent('cart');
    expect(field).toHaveValue('Cart');
  });
});

describe('a field for an entity', () => {
  function OneEntity({
    start,
    kinds = ['component', 'group'],
  }: {
    readonly start?: string;
    readonly kinds?: readonly string[];
  }) {
    const [value, setValue] = useState(start);
    return (
      <>
        <EntityField
          label="Entity"
          kinds={kinds}
          value={value}
          onChange={setValue}
        />
        <output>{value ?? 'none'}</output>
      </>
    );
  }

  it('finds entities by a part of their name, of the kinds that are meant', async () => {
    renderField(<OneEntity />);

    await userEvent.type(
      await screen.findByRole('combobox', { name: /Entity/ }),
      'a',
    );
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('option')
          .map(option => option.getAttribute('data-key')),
      ).toEqual([
        'component:default/checkout-api',
        'group:default/payments-team',
      ]),
    );
    await userEvent.click(screen.getByRole('option', { name: /checkout-api/ }));

    expect(
      screen.getByText('component:default/checkout-api'),
    ).toBeInTheDocument();
  });

  it('keeps its list closed once one is chosen, also where the catalog calls it something else', async () => {
    renderField(<OneEntity kinds={['user']} />);
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, 'rev');
    await userEvent.click(
      await screen.findByRole('option', { name: /Reviewer of another team/ }),
    );

    // The catalog's presentation knows this person by the name in the reference.
    await waitFor(() => expect(field).toHaveValue('reviewer'));
    expect(field).toHaveAttribute('aria-expanded', 'false');
    expect(field).toHaveFocus();
  });

  it('is empty and ready for the next where it adds to a list', async () => {
    const onChange = jest.fn();
    renderField(
      <EntityField
        label="Entity"
        kinds={['component']}
        value={undefined}
        onChange={onChange}
      />,
    );
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, 'check');
    await userEvent.click(await screen.findByRole('option', { name: /check/ }));

    expect(onChange.mock.calls).toEqual([['component:default/checkout-api']]);
    expect(field).toHaveValue('');
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('aria-expanded', 'false');

    await userEvent.type(field, 'c');
    expect(field).toHaveAttribute('aria-expanded', 'true');
  });

  it('asks nothing and shows no list before somebody types or asks for it', async () => {
    const catalog = catalogApiMock({ entities: catalogPeople });
    const queries = jest.spyOn(catalog, 'queryEntities');
    renderInTestApp(<OneEntity />, { apis: [[catalogApiRef, catalog]] });
    const field = await screen.findByRole('combobox', { name: /Entity/ });
    expect(queries).not.toHaveBeenCalled();

    await userEvent.click(field);
    expect(field).toHaveAttribute('aria-expanded', 'false');

    await userEvent.keyboard('{ArrowDown}');
    expect(
      await screen.findByRole('option', { name: /checkout-api/ }),
    ).toBeInTheDocument();
  });

  it('forgets what was typed after a choice when it is left', async () => {
    const onChange = jest.fn();
    renderField(
      <EntityField
        label="Entity"
        kinds={['component']}
        value="component:default/checkout-api"
        onChange={onChange}
      />,
    );
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, ' and more');
    await userEvent.tab();

    expect(field).toHaveValue('checkout-api');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('takes the first at Enter also before it is found, once it is', async () => {
    renderField(<OneEntity start="group:default/payments-team" />);
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, 'check{Enter}', {
      initialSelectionStart: 0,
      initialSelectionEnd: 100,
    });

    expect(
      await screen.findByText('component:default/checkout-api'),
    ).toBeInTheDocument();
    expect(field).toHaveValue('checkout-api');
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('closes its list also where the first is what was chosen', async () => {
    renderField(<OneEntity start="component:default/checkout-api" />);
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, 'check{Enter}', {
      initialSelectionStart: 0,
      initialSelectionEnd: 100,
    });

    await waitFor(() => expect(field).toHaveValue('checkout-api'));
    expect(field).toHaveAttribute('aria-expanded', 'false');
  });

  it('says that nothing was found, and keeps what was typed at Enter', async () => {
    renderField(<OneEntity start="component:default/checkout-api" />);
    const field = await screen.findByRole('combobox', { name: /Entity/ });

    await userEvent.type(field, 'nowhere{Enter}', {
      initialSelectionStart: 0,
      initialSelectionEnd: 100,
    });

    expect(await screen.findByText('No results found.')).toBeVisible();
    expect(field).toHaveValue('nowhere');
    expect(screen.getByText('component:default/checkout-api')).toBeVisible();

    await userEvent.tab();
    expect(field).toHaveValue('checkout-api');
  });

  it('can be emptied', async () => {
    renderField(<OneEntity start="component:default/checkout-api" />);

    await userEvent.clear(
      await screen.findByRole('combobox', { name: /Entity/ }),
    );

    expect(await screen.findByText('none')).toBeInTheDocument();
  });
});

describe('a field for a day', () => {
  it('waits until the year is whole, and keeps what is typed meanwhile', async () => {
    const onChange = jest.fn();
    renderField(<DayField label="Due" value={undefined} onChange={onChange} />);
    const field = await screen.findByLabelText('Due');

    fireEvent.change(field, { target: { value: '0002-05-01' } });
    expect(onChange).toHaveBeenLastCalledWith(undefined);
    expect(field).toHaveValue('0002-05-01');

    fireEvent.change(field, { target: { value: '2026-05-01' } });
    expect(onChange).toHaveBeenLastCalledWith('2026-05-01');
  });

  it('says what is wrong with it', async () => {
    renderField(
      <DayField
        label="Due"
        value="2020-01-01"
        onChange={() => {}}
        problem="It lies in the past"
      />,
    );

    expect(await screen.findByLabelText('Due')).toHaveAccessibleDescription(
      'It lies in the past',
    );
  });
});

describe('a field for a moment', () => {
  it('shows an instant in the reader’s zone, to the second where there is one', async () => {
    const at = new Date(2026, 10, 13, 14, 2, 30).toISOString();
    renderField(<MomentField label="When" value={at} onChange={() => {}} />);

    expect(
      await screen.findByDisplayValue(/^2026-11-13T14:02:30/),
    ).toBeInTheDocument();
  });

  it('hands out UTC', async () => {
    const onChange = jest.fn();
    renderField(
      <MomentField label="When" value={undefined} onChange={onChange} />,
    );

    fireEvent.change(await screen.findByLabelText('When'), {
      target: { value: '2026-11-13T14:02' },
    });

    const [at] = onChange.mock.calls[0];
    expect(at).toMatch(/Z$/);
    expect(new Date(at)).toEqual(new Date(2026, 10, 13, 14, 2));
  });

  it('says that what it is given has not come yet', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    renderField(<MomentField label="When" value={at} onChange={() => {}} />);

    expect(await screen.findByLabelText('When')).toHaveAccessibleDescription(
      /It lies in the future/,
    );
  });

  it('shows another moment when it is given one', async () => {
    const at = (hour: number) => new Date(2026, 10, 13, hour).toISOString();
    function Two() {
      const [value, setValue] = useState(at(9));
      return (
        <>
          <MomentField label="When" value={value} onChange={() => {}} />
          <button onClick={() => setValue(at(17))}>later</button>
        </>
      );
    }
    renderField(<Two />);

    await userEvent.click(await screen.findByText('later'));

    expect(screen.getByLabelText('When')).toHaveValue('2026-11-13T17:00');
  });
});
