import { linkUrl, evidenceTypes } from '@afterword/plugin-reliability-common';
import { Button, Select, TextField } from '@backstage/ui';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import { readMoment } from '../timeline/moments';
import styles from './EvidenceFields.module.css';

/** A piece of evidence while it is written. */
export interface EvidenceDraft {
  /** Keeps its place in the list; not what the server calls it. */
  readonly draftId: number;
  readonly type: (typeof evidenceTypes)[number];
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  /** As it is typed. */
  readonly at: string;
}

/** Which fields of a piece of evidence cannot be saved as they are. */
export function evidenceProblems(
  piece: EvidenceDraft,
): readonly ('title' | 'url' | 'at')[] {
  const problems: ('title' | 'url' | 'at')[] = [];
  if (piece.title.trim() === '') problems.push('title');
  if (piece.url.trim() !== '' && !linkUrl.safeParse(piece.url).success) {
    problems.push('url');
  }
  const moment = readMoment(piece.at, 'utc', undefined);
  if (moment.kind === 'unreadable' || moment.kind === 'needsDay') {
    problems.push('at');
  }
  return problems;
}

/** Writes one piece of evidence. */
export function EvidenceFields({
  number,
  piece,
  showsProblems,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly piece: EvidenceDraft;
  readonly showsProblems: boolean;
  readonly onChange: (change: Partial<EvidenceDraft>) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const problems = showsProblems ? evidenceProblems(piece) : [];
  const problemOf = (field: 'title' | 'url' | 'at') => {
    if (!problems.includes(field)) return undefined;
    switch (field) {
      case 'title':
        return t('postmortems.factors.evidenceTitleMissing');
      case 'url':
        return t('postmortems.factors.evidenceUrlWrong');
      default:
        return t('postmortems.timeline.atNeedsDay');
    }
  };
  const checked = (field: 'title' | 'url' | 'at') => ({
    validationBehavior: 'aria' as const,
    validate: () => problemOf(field),
  });
  return (
    <fieldset className={styles.piece}>
      <legend className={styles.legend}>
        {t('postmortems.factors.evidenceNumber', { n: number })}
      </legend>
      <Select
        label={t('postmortems.factors.evidenceType')}
        options={evidenceTypes.map(id => ({
          id,
          label: t(`postmortems.factors.type.${id}`),
        }))}
        value={piece.type}
        onChange={key =>
          onChange({
            type: evidenceTypes.find(type => type === key) ?? piece.type,
          })
        }
      />
      <TextField
        label={t('postmortems.factors.evidenceTitle')}
        value={piece.title}
        maxLength={300}
        onChange={title => onChange({ title })}
        {...checked('title')}
      />
      <TextField
        className={styles.wide}
        label={t('postmortems.factors.evidenceUrl')}
        description={t('postmortems.factors.evidenceUrlHint')}
        type="url"
        value={piece.url}
        onChange={url => onChange({ url })}
        {...checked('url')}
      />
      <ProseField
        className={styles.wide}
        rows={2}
        label={t('postmortems.factors.evidenceExcerpt')}
        value={piece.excerpt}
        maxLength={4_000}
        onChange={excerpt => onChange({ excerpt })}
      />
      <TextField
        label={t('postmortems.factors.evidenceAt')}
        value={piece.at}
        onChange={at => onChange({ at })}
        {...checked('at')}
      />
      <div className={styles.remove}>
        <Button variant="tertiary" onPress={onRemove}>
          {t('postmortems.factors.evidenceRemove')}
        </Button>
      </div>
    </fieldset>
  );
}
