import { Box } from '@backstage/ui';
import { PostmortemActions } from '../actions/PostmortemActions';
import { FactorBoard } from '../factors/FactorBoard';
import { LearningBoard } from '../learnings/LearningBoard';
import { SectionBlock } from '../sections/SectionBlock';
import { Timeline } from '../timeline/Timeline';
import { DocumentPart } from './DocumentPart';
import { IncidentFacts } from './IncidentFacts';
import styles from './PostmortemDocument.module.css';
import { usePostmortem } from './PostmortemContext';

/** The document itself, in reading order: four questions, then what is worth keeping. */
export function PostmortemDocument() {
  const { postmortem } = usePostmortem();
  return (
    <Box as="article" bg="neutral" className={styles.document}>
      <DocumentPart part="whatHappened">
        <SectionBlock section="whatHappened" />
        <IncidentFacts incidents={postmortem.incidents} />
        <SectionBlock section="impact" headed />
        <Timeline />
      </DocumentPart>
      <DocumentPart part="why">
        <SectionBlock section="whyItHappened" />
        <FactorBoard />
      </DocumentPart>
      <DocumentPart part="protocol">
        <SectionBlock section="detection" headed />
        <SectionBlock section="containment" headed />
        <SectionBlock section="recovery" headed />
        <SectionBlock section="governance" headed />
      </DocumentPart>
      <DocumentPart part="change">
        <SectionBlock section="whatToChange" />
        <PostmortemActions />
      </DocumentPart>
      <DocumentPart part="wentWell">
        <SectionBlock section="whatWentWell" />
      </DocumentPart>
      <DocumentPart part="learnings">
        <SectionBlock section="learnings" />
        <LearningBoard />
      </DocumentPart>
    </Box>
  );
}
