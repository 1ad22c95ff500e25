import { render, screen, within } from '@testing-library/react';
import { RowList, RowListItem } from './RowList';
import { SectionCard } from './SectionCard';

describe('SectionCard', () => {
  it('is a region that its title names', () => {
    render(
      <SectionCard title="5 open commitments" meta={<a href="/all">All</a>}>
        body
      </SectionCard>,
    );

    const card = screen.getByRole('region', { name: '5 open commitments' });
    expect(card).toHaveTextContent('body');
    expect(within(card).getByRole('heading', { level: 2 })).toHaveTextContent(
      '5 open commitments',
    );
    expect(within(card).getByRole('link', { name: 'All' })).toBeInTheDocument();
  });

  it('takes the level below when it stands in another section', () => {
    render(<SectionCard title="Inner" headingLevel={3} />);

    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(
      'Inner',
    );
  });

  it('leaves out what it was not given', () => {
    const { container } = render(<SectionCard title="Bare">body</SectionCard>);

    expect(container.textContent).toBe('Barebody');
  });

  it('holds rows with a key, a state and buttons', () => {
    render(
      <SectionCard title="Lessons" body="flush">
        <RowList>
          <RowListItem
            title="Retries without jitter"
            aside="due Fri"
            detail="From payments-api"
          >
            <button type="button">Applies here</button>
          </RowListItem>
          <RowListItem title="A cache that fills on start-up" />
        </RowList>
      </SectionCard>,
    );

    const [first, second] = screen.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'Retries without jitterdue FriFrom payments-apiApplies here',
    );
    expect(second.textContent).toBe('A cache that fills on start-up');
  });
});
