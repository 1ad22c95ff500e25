import { useState } from 'react';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createReliabilityCache,
  reliabilityApiRef,
  ReliabilityProvider,
} from '@afterword/plugin-reliability-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { anIncident } from '../__testUtils__/anIncident';
import { aReliabilityApi } from '../__testUtils__/aReliabilityApi';
import { FoundIncident, IncidentField } from './IncidentField';

function OneIncident({ taken }: { readonly taken?: readonly string[] }) {
  const [incident, setIncident] = useState<FoundIncident>();
  return (
    <>
      <IncidentField
        label="Incident"
        taken={taken}
        value={incident}
        onChange={setIncident}
      />
      <output>{incident?.key ?? 'none'}</output>
    </>
  );
}

async function renderField(
  api: ReturnType<typeof aReliabilityApi>,
  taken?: readonly string[],
) {
  renderInTestApp(
    <ReliabilityProvider cache={createReliabilityCache()}>
      <OneIncident taken={taken} />
    </ReliabilityProvider>,
    { apis: [[reliabilityApiRef, api]] },
  );
  return screen.findByRole('combobox', { name: /Incident/ });
}

describe('a field for an incident', () => {
  it('keeps the choice and the closed list when an answer arrives afterwards', async () => {
    let answerLate = () => {};
    const late = new Promise<void>(resolve => {
      answerLate = resolve;
    });
    const api = aReliabilityApi({
      listIncidents: async ({ query }) => {
        if (query.q) await late;
        return { items: query.q ? [] : [anIncident()], page: {} };
      },
    });
    const field = await renderField(api);
    await userEvent.click(field);
    await userEvent.keyboard('{ArrowDown}');
    const option = await screen.findByRole('option', { name: /INC-142/ });
    await userEvent.type(field, 'card');
    await userEvent.click(option);
    await act(async () => answerLate());

    expect(field).toHaveValue('INC-142 Card payments failed');
    expect(field).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByText('INC-142')).toBeInTheDocument();

    await userEvent.tab();
    expect(screen.getByText('INC-142')).toBeInTheDocument();
  });

  it('finds one by its key, however it is written', async () => {
    const field = await renderField(
      aReliabilityApi({
        getIncident: ({ params }) => anIncident({ key: params.key }),
        listIncidents: () => ({ items: [], page: {} }),
      }),
    );

    await userEvent.type(field, 'inc-7');

    expect(
      await screen.findByRole('option', { name: /INC-7 Card payments failed/ }),
    ).toBeInTheDocument();
  });

  it('does not offer what is taken, or what was merged into another', async () => {
    const field = await renderField(
      aReliabilityApi({
        listIncidents: () => ({
          items: [
            anIncident({ key: 'INC-1' }),
            anIncident({ key: 'INC-2', mergedInto: 'INC-1' }),
            anIncident({ key: 'INC-3' }),
          ],
          page: {},
        }),
      }),
      ['INC-1'],
    );

    await userEvent.type(field, 'c');

    expect(
      await screen.findByRole('option', { name: /INC-3/ }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('option')).toHaveLength(1);
  });
});
