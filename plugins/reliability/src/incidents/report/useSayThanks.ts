import { useRouteRef } from '@backstage/frontend-plugin-api';
import { incidentRouteRef } from '../../routes';
import { useToast } from '../../shell/useToast';
import { useWords } from '../../words';

/** Says that a report has arrived, and where it is. */
export function useSayThanks(): (key: string) => void {
  const { t } = useWords();
  const say = useToast();
  const link = useRouteRef(incidentRouteRef);
  return key => {
    const href = link?.({ key });
    say({
      title: t('incidents.report.thanks', { key }),
      status: 'success',
      links: href
        ? [{ label: t('incidents.report.open', { key }), href }]
        : undefined,
    });
  };
}
