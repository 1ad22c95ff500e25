import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityPresentationApi } from '@backstage/plugin-catalog-react';
import type { anIncidentServer } from './anIncidentServer';
import { renderIncidents } from './renderIncidents';

/** Opens the page of INC-142 and waits until it is there. */
export async function openIncident(
  server: ReturnType<typeof anIncidentServer>,
  names?: EntityPresentationApi,
) {
  renderIncidents(server.api, '/incidents/INC-142', names);
  await screen.findByRole('heading', { name: server.stored().title });
}

/** Presses a button, as soon as there is one. */
export async function press(
  name: string | RegExp,
  place: HTMLElement = document.body,
) {
  await userEvent.click(await within(place).findByRole('button', { name }));
}

/** The row of a time point. */
export function timeRow(name: string) {
  return screen.findByRole('row', { name: new RegExp(`^${name}`) });
}
