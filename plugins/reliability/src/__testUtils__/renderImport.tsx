import { fireEvent, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { DocumentReading } from '@afterword/plugin-reliability-common';
import {
  ReliabilityApi,
  reliabilityApiRef,
} from '@afterword/plugin-reliability-react';
import { rootRouteRef } from '../routes';
import { Provided } from '../shell/Provided';
import { ImportPage } from '../exchange/ImportPage';

const key = { source: 'document', externalId: 'outage.md' };

/** What a document becomes. */
export function aReading(over: Partial<DocumentReading> = {}): DocumentReading {
  return {
    incident: {
      type: 'incident',
      ...key,
      title: 'Cards failed',
      times: { detected: '2026-05-01T10:05:00Z' },
      stated: { timeToRestore: 'PT42M' },
    },
    postmortem: {
      type: 'postmortem',
      ...key,
      title: 'Cards failed',
      sections: { impact: 'Nobody could **pay**.' },
      timeline: [{ at: '2026-05-01T10:05:00Z', text: 'Support calls' }],
      factors: [{ text: 'One limit for all regions', layer: 'technology' }],
    },
    actionItems: [
      { type: 'actionItem', ...key, title: 'Alert on failed payments' },
      { type: 'actionItem', ...key, title: 'Write a runbook' },
    ],
    recognised: [
      { line: 1, what: 'title', text: 'Cards failed', why: '', message: null },
    ],
    left: [],
    looksWrong: [],
    ...over,
  };
}

/** What came of it once it was imported. */
export const stored = {
  postmortem: 'PM-7',
  incident: 'INC-9',
  actionItems: ['AI-1'],
};

/** Answers reads with a reading, and everything else as stored. */
export function anImportApi(
  reading: (name: string) => DocumentReading = () => aReading(),
) {
  const call = jest.fn(
    async (_operation, input): Promise<object> =>
      input.query?.dryRun
        ? { reading: reading(input.body.externalId) }
        : { reading: aReading(), stored },
  );
  const stream = jest.fn();
  return { call, stream, download: jest.fn() };
}

/** Opens the page that imports. */
export function renderImport(api: ReturnType<typeof anImportApi>) {
  renderInTestApp(
    <Provided>
      <ImportPage />
    </Provided>,
    {
      mountedRoutes: { '/reliability': rootRouteRef },
      apis: [
        [reliabilityApiRef, api as unknown as ReliabilityApi],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ],
    },
  );
}

/** Chooses files. */
export async function chooseFiles(...files: readonly File[]) {
  const input = await screen.findByLabelText('Choose files', {
    selector: 'input',
  });
  fireEvent.change(input, { target: { files } });
}

/** A Markdown document. */
export const aFile = (
  name: string,
  content = '# Cards failed\n\nDetected 10:05',
) => new File([content], name);
