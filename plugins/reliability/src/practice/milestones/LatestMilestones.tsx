import {
  milestonesContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { practiceRouteRef } from '../../routes';
import { useWords } from '../../words';
import styles from '../practice.module.css';
import { MilestoneRow } from './MilestoneRow';

const ROWS = 4;

/** Teams reach milestones, and the organisation does; a system or a service has none. */
function canHave(scope: string): boolean {
  return scope === ORGANISATION || scope.startsWith('group:');
}

/** What a team, or everybody, has reached last; nothing where there is nothing, which is no lack. */
export function LatestMilestones({ scope }: { readonly scope: string }) {
  return canHave(scope) ? <Latest scope={scope} /> : null;
}

function Latest({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const all = useRouteRef(practiceRouteRef)?.();
  const { data } = useReliabilityQuery(milestonesContract.listMilestones, {
    query: { scope, state: 'stands', limit: ROWS },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <SectionCard
      title={t('practice.milestones.title')}
      body="flush"
      meta={
        all ? (
          <Link className={styles.all} href={all} standalone>
            {t('practice.milestones.all')}
          </Link>
        ) : (
          t('practice.milestones.meta')
        )
      }
    >
      <RowList>
        {data.items.map(each => (
          <MilestoneRow key={each.id} milestone={each} />
        ))}
      </RowList>
    </SectionCard>
  );
}
