import { render } from '@testing-library/react';
import { SeverityMark, SeverityText } from './SeverityText';

describe('SeverityText', () => {
  it('draws every mark differently', () => {
    const marks: SeverityMark[] = [
      'sev1',
      'sev2',
      'sev3',
      'sev4',
      'sev5',
      'unrated',
      'nearMiss',
      'drill',
      'maintenance',
    ];
    const drawn = marks.map(mark => {
      const { container, unmount } = render(
        <SeverityText mark={mark}>words</SeverityText>,
      );
      const svg = container.querySelector('svg')?.innerHTML;
      unmount();
      return svg;
    });

    expect(new Set(drawn).size).toBe(marks.length);
  });
});
