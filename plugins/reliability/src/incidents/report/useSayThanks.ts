import {
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { incidentRouteRef } from '../../routes';
import { reliabilityTranslationRef } from '../../translation';

/** Says that a report has arrived, and where it is. */
export function useSayThanks(): (key: string) => void {
  const { t } = useTranslationRef(reliabilityTranslationRef);
  const toasts = useApi(toastApiRef);
  const link = useRouteRef(incidentRouteRef);
  return key => {
    const href = link?.({ key });
    toasts.post({
      title: t('incidents.report.thanks', { key }),
      status: 'success',
      links: href
        ? [{ label: t('incidents.report.open', { key }), href }]
        : undefined,
      timeout: 12_000,
    });
  };
}
