import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { KeptFromImport } from './KeptFromImport';

/** An address that runs when it is followed. */
const SCRIPT = ['javascript', 'alert(1)'].join(':');

describe('what is kept from an import', () => {
  it('is shown word for word, and never as anything but text', async () => {
    renderInTestApp(
      <KeptFromImport
        extra={{
          ownerText: '<img src=x onerror=alert(1)>',
          tickets: [
            { label: 'PAY-12', url: SCRIPT },
            { label: 'PAY-13', url: null },
          ],
          done: true,
          nothing: null,
        }}
      />,
    );
    expect(
      await screen.findByRole('region', { name: 'Kept from the import' }),
    ).toBeInTheDocument();
    const said = screen
      .getAllByRole('definition')
      .map(cell => cell.textContent);
    expect(said).toEqual([
      '<img src=x onerror=alert(1)>',
      `label: PAY-12, url: ${SCRIPT}\nlabel: PAY-13`,
      'true',
    ]);
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('survives a value that is nested without end', async () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 1_000; level++) deep = [deep];
    renderInTestApp(<KeptFromImport extra={{ deep }} />);
    expect(await screen.findByText('…')).toBeInTheDocument();
  });

  it('takes no place where nothing was kept', async () => {
    renderInTestApp(
      <>
        <KeptFromImport extra={null} />
        <KeptFromImport extra={undefined} />
        <p>The end</p>
      </>,
    );
    await screen.findByText('The end');
    expect(
      screen.queryByRole('region', { name: 'Kept from the import' }),
    ).not.toBeInTheDocument();
  });
});
