import {
  alertApiRef,
  toastApiRef,
  ToastApiMessage,
  useApiHolder,
} from '@backstage/frontend-plugin-api';

/**
 * Says something in passing. Portals that have no toasts yet show it as an
 * alert, without its links.
 *
 * @returns a function that says it
 */
export function useToast(): (toast: ToastApiMessage) => void {
  const apis = useApiHolder();
  return toast => {
    const toasts = apis.get(toastApiRef);
    if (toasts) {
      toasts.post(toast);
      return;
    }
    apis.get(alertApiRef)?.post({
      message: [toast.title, toast.description].filter(Boolean).join(': '),
      severity: toast.status === 'danger' ? 'error' : 'success',
      display: 'transient',
    });
  };
}
