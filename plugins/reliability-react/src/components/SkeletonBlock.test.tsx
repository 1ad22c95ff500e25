import { render } from '@testing-library/react';
import { SkeletonBlock, SkeletonText } from './SkeletonBlock';

describe('what is still loading', () => {
  it('is silent for screen readers and keeps its place', () => {
    const { container } = render(
      <>
        <SkeletonBlock width={120} height={22} />
        <SkeletonText lines={2} />
      </>,
    );

    expect(container.firstElementChild).toHaveStyle({
      width: '120px',
      height: '22px',
    });
    expect(container.querySelectorAll(':not([aria-hidden])')).toHaveLength(0);
  });
});
