import { SentenceLead } from '@afterword/plugin-reliability-react';
import { CharterSection } from '../processes/charter/CharterSection';
import { ProcessesSection } from '../processes/process/ProcessesSection';
import { PageBody } from '../shell/PageBody';
import { useWords } from '../words';
import { PracticeHealthSection } from './health/PracticeHealthSection';
import { MilestonesSection } from './milestones/MilestonesSection';

/** How the organisation goes about learning from incidents: each part of it is a section of its own. */
export function PracticePage() {
  const { t } = useWords();
  return (
    <PageBody title={t('practice.title')}>
      <SentenceLead how={t('practice.how')}>
        {t('practice.sentence')}
      </SentenceLead>
      <CharterSection />
      <ProcessesSection />
      <PracticeHealthSection />
      <MilestonesSection />
    </PageBody>
  );
}
