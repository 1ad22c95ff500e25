import {
  alertApiRef,
  toastApiRef,
  ToastApiMessage,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

const PASSES_AFTER = 12_000;

/**
 * Says something in passing: it goes by itself. Portals that have no toasts yet show it as an
 * alert, without its links.
 *
 * @returns a function that says it
 */
export function useToast(): (toast: ToastApiMessage) => void {
  const apis = useApiHolder();
  return toast => {
    const toasts = apis.get(toastApiRef);
    if (toasts) {
      toasts.post({ timeout: PASSES_AFTER, ...toast });
      return;
    }
    apis.get(alertApiRef)?.post({
      message: [toast.title, toast.description].filter(Boolean).join(': '),
      severity: toast.status === 'danger' ? 'error' : 'success',
      display: 'transient',
    });
  };
}
