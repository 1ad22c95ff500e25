import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { aReliabilityApi } from './aReliabilityApi';
import { anIncident } from './anIncident';

/** A portal that takes reports, unless it fails. */
export function aReportingPortal(fail?: () => boolean) {
  const created = () => {
    if (fail?.())
      throw new ReliabilityError(0, 'The portal could not be reached');
    return anIncident({ key: 'INC-200' });
  };
  return aReliabilityApi({
    listIncidents: () => ({ items: [], page: { total: 0 } }),
    reportNearMiss: created,
    createIncident: created,
  });
}

/** Opens a dialog by the button of that name. */
export async function openDialog(name: string) {
  await userEvent.click(await screen.findByRole('button', { name }));
  return screen.findByRole('dialog');
}

/** What was sent beside questions for lists. */
export function sentTo(api: ReturnType<typeof aReportingPortal>) {
  return api.calls.filter(({ operation }) => operation !== 'listIncidents');
}
