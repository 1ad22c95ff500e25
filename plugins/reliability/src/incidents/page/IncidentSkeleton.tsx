import {
  HiddenText,
  SectionCard,
  SkeletonBlock,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { ItemLayout } from '../../shell/item/ItemLayout';
import { useWords } from '../../words';

/** An incident that is on its way, in its final layout. */
export function IncidentSkeleton({
  incidentKey,
}: {
  readonly incidentKey: string;
}) {
  const { t } = useWords();
  return (
    <ItemLayout
      isLoading
      top={
        <>
          <HiddenText>
            {t('incidents.page.loading', { key: incidentKey })}
          </HiddenText>
          <SkeletonBlock width="min(420px, 80%)" height={32} />
          <SkeletonBlock width="min(560px, 90%)" height={56} />
        </>
      }
      main={
        <>
          <SectionCard title={t('incidents.page.times')}>
            <SkeletonText lines={12} />
          </SectionCard>
          <SectionCard title={t('incidents.page.summary')}>
            <SkeletonText lines={4} />
          </SectionCard>
        </>
      }
      aside={
        <>
          <SectionCard title={t('incidents.page.entities')}>
            <SkeletonText lines={2} />
          </SectionCard>
          <SectionCard title={t('incidents.page.details')}>
            <SkeletonText lines={6} />
          </SectionCard>
        </>
      }
    />
  );
}
