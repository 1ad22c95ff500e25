import { render, screen } from '@testing-library/react';
import { HiddenText } from './HiddenText';

describe('HiddenText', () => {
  it('can stand in a paragraph', () => {
    render(
      <p>
        14 <HiddenText>incidents</HiddenText>
      </p>,
    );

    expect(screen.getByText('incidents').tagName).toBe('SPAN');
  });
});
