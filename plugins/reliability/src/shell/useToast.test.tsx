import { renderHook } from '@testing-library/react';
import { alertApiRef, toastApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { useToast } from './useToast';

describe('saying something in passing', () => {
  it('is a toast that goes by itself', () => {
    const post = jest.fn();
    const { result } = renderHook(() => useToast(), {
      wrapper: ({ children }) => (
        <TestApiProvider apis={[[toastApiRef, { post }]]}>
          {children}
        </TestApiProvider>
      ),
    });

    result.current({ title: 'INC-1 is reported', status: 'success' });

    expect(post).toHaveBeenCalledWith({
      title: 'INC-1 is reported',
      status: 'success',
      timeout: 12_000,
    });
  });

  it('is an alert in a portal without toasts', () => {
    const post = jest.fn();
    const { result } = renderHook(() => useToast(), {
      wrapper: ({ children }) => (
        <TestApiProvider apis={[[alertApiRef, { post, alert$: jest.fn() }]]}>
          {children}
        </TestApiProvider>
      ),
    });

    result.current({
      title: 'The file could not be made',
      description: 'Not allowed',
      status: 'danger',
    });

    expect(post).toHaveBeenCalledWith({
      message: 'The file could not be made: Not allowed',
      severity: 'error',
      display: 'transient',
    });
  });
});
