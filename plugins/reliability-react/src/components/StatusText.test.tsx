import { render } from '@testing-library/react';
import { StatusText } from './StatusText';

describe('StatusText', () => {
  it('marks what is overdue by more than a colour', () => {
    const { container } = render(
      <>
        <StatusText tone="overdue">overdue 4 days</StatusText>
        <StatusText tone="settled">held</StatusText>
      </>,
    );

    expect(container.querySelectorAll('svg')).toHaveLength(1);
    expect(container.textContent).toBe('overdue 4 daysheld');
  });
});
