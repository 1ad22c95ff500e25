import {
  severities,
  type Severity,
} from '@afterword/plugin-reliability-common';
import { DateTimeText, KeyText } from '@afterword/plugin-reliability-react';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import { Link } from '@backstage/ui';
import { FailureModeText } from '../failureModes/FailureModeText';
import { IncidentMark } from '../incidents/IncidentMark';
import { EntityNames } from '../listing/EntityNames';
import { useWords } from '../words';
import { excerptAround, excerptOf } from './excerptOf';
import styles from './SearchResultItem.module.css';

/** What the search says of a postmortem or a learning; anything may be missing from an older index. */
interface FoundDocument extends SearchDocument {
  readonly key?: string;
  readonly severity?: string;
  readonly failureMode?: string;
  readonly postmortem?: string;
  readonly entities?: readonly string[];
  readonly startedAt?: string;
  readonly publishedAt?: string;
}

/** Props of {@link SearchResultItem}. */
export interface SearchResultItemProps {
  readonly result?: SearchDocument;
  readonly highlight?: ResultHighlight;
}

/** A postmortem or a learning among what the portal's search found. */
export function SearchResultItem({ result, highlight }: SearchResultItemProps) {
  const { t } = useWords();
  if (result === undefined) return null;
  const found: FoundDocument = result;
  const when = found.startedAt ?? found.publishedAt;
  const severity = severities.find(each => each === found.severity);
  return (
    <div className={styles.item}>
      <div className={styles.title}>
        {found.key !== undefined && <KeyText value={found.key} />}{' '}
        <Link href={found.location}>
          <Marked text={found.title} field="title" highlight={highlight} />
        </Link>
      </div>
      <div className={styles.about}>
        {severity && <Rated severity={severity} />}
        {found.failureMode && (
          <span>
            <FailureModeText of={found.failureMode} />
          </span>
        )}
        {found.postmortem && (
          <span>{t('search.learnedIn', { key: found.postmortem })}</span>
        )}
        {when && <DateTimeText at={when} detail="dateWithYear" />}
        {found.entities && found.entities.length > 0 && (
          <EntityNames
            entities={found.entities.map(ref => ({ ref, known: true }))}
            limit={3}
          />
        )}
      </div>
      <p className={styles.text}>
        <Marked
          text={excerptOf(found.text)}
          field="text"
          highlight={highlight}
        />
      </p>
    </div>
  );
}

function Rated({ severity }: { readonly severity: Severity }) {
  return <IncidentMark incident={{ kind: 'incident', severity }} />;
}

/** A text of the document, with what was searched for marked where the engine says so. */
function Marked({
  text,
  field,
  highlight,
}: {
  readonly text: string;
  readonly field: 'title' | 'text';
  readonly highlight?: ResultHighlight;
}) {
  const marked = highlight?.fields[field];
  if (!highlight || !marked) return <>{text}</>;
  return (
    <HighlightedSearchResultText
      text={excerptAround(marked, highlight)}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  );
}
