import { RefObject } from 'react';
import { Box, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { KeptFromImport } from '../../shell/KeptFromImport';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';
import { GatesPanel } from './GatesPanel';
import { HistoryPanel } from './HistoryPanel';
import { IncidentsCard } from './IncidentsCard';
import { PeopleCard } from './PeopleCard';
import styles from './Rail.module.css';

/** Which of the two panels is open. */
export type RailTab = 'gates' | 'history';

/** What stands beside the document: what is missing, what was, who takes part, what it is about. */
export function Rail({
  tab,
  onTabChange,
  sentence,
}: {
  readonly tab: RailTab;
  readonly onTabChange: (tab: RailTab) => void;
  readonly sentence: RefObject<HTMLParagraphElement>;
}) {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  return (
    <aside className={styles.rail} aria-label={t('postmortems.rail.label')}>
      <Box bg="neutral" className={styles.card}>
        <Tabs
          selectedKey={tab}
          onSelectionChange={key =>
            onTabChange(key === 'history' ? 'history' : 'gates')
          }
        >
          <TabList
            className={styles.tabs}
            aria-label={t('postmortems.rail.tabs')}
          >
            <Tab id="gates">{t('postmortems.rail.gates')}</Tab>
            <Tab id="history">{t('postmortems.rail.history')}</Tab>
          </TabList>
          <TabPanel id="gates">
            <GatesPanel sentence={sentence} />
          </TabPanel>
          <TabPanel id="history">
            <HistoryPanel />
          </TabPanel>
        </Tabs>
      </Box>
      <div className={styles.people}>
        <PeopleCard />
      </div>
      <IncidentsCard />
      <KeptFromImport extra={postmortem.extra} />
    </aside>
  );
}
