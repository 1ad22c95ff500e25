import type { Factor } from '@afterword/plugin-reliability-common';
import { safeUrl } from '@afterword/plugin-reliability-react';
import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import { PartCard } from '../parts/PartCard';
import { ConfidenceText } from './ConfidenceText';
import styles from './FactorCard.module.css';

/** One contributing factor: the condition, how sure it is, and what that rests on. */
export function FactorCard({
  factor,
  editable,
  onChange,
}: {
  readonly factor: Factor;
  readonly editable: boolean;
  readonly onChange: (addsEvidence: boolean) => void;
}) {
  const { t } = useWords();
  const { text, confidence, evidence } = factor;
  const lacksEvidence = evidence.length === 0 && confidence !== 'possible';
  return (
    <PartCard
      text={text}
      change={t('postmortems.factors.change', { text })}
      onChange={editable ? () => onChange(false) : undefined}
    >
      <div className={styles.meta}>
        <ConfidenceText confidence={confidence} />
        {evidence.length > 0 && <EvidencePopover factor={factor} />}
        {evidence.length === 0 && !lacksEvidence && (
          <span className={styles.piece}>
            <LineIcon name="link" />
            {t('postmortems.factors.noneNeeded')}
          </span>
        )}
        {lacksEvidence && editable && (
          <Button
            variant="tertiary"
            className={styles.addEvidence}
            onPress={() => onChange(true)}
          >
            {t('postmortems.factors.addEvidence')}
          </Button>
        )}
        {lacksEvidence && !editable && t('postmortems.factors.evidenceNone')}
      </div>
      <ul className={styles.printed}>
        {evidence.map(({ id, title, url }) => (
          <li key={id}>
            {title}
            {url && ` (${url})`}
          </li>
        ))}
      </ul>
    </PartCard>
  );
}

function EvidencePopover({ factor }: { readonly factor: Factor }) {
  const { t } = useWords();
  const { text, evidence } = factor;
  return (
    <DialogTrigger>
      <Button
        variant="tertiary"
        className={styles.pieces}
        iconStart={<LineIcon name="link" />}
        aria-label={t('postmortems.factors.showEvidence', {
          text,
          pieces: t('postmortems.factors.pieces', { count: evidence.length }),
        })}
      >
        {t('postmortems.factors.pieces', { count: evidence.length })}
      </Button>
      <Popover placement="bottom start">
        <ul className={styles.evidence}>
          {evidence.map(({ id, type, title, url, excerpt, at }) => {
            const href = url ? safeUrl(url) : undefined;
            return (
              <li key={id}>
                <span className={styles.type}>
                  {t(`postmortems.factors.type.${type}`)}
                  {at && ` · ${at.slice(0, 16).replace('T', ' ')} UTC`}
                </span>
                {href ? (
                  <a
                    href={href}
                    target="_blank"
                    rel="noopener noreferrer nofollow"
                  >
                    {title}
                  </a>
                ) : (
                  title
                )}
                {excerpt && <q className={styles.excerpt}>{excerpt}</q>}
              </li>
            );
          })}
        </ul>
      </Popover>
    </DialogTrigger>
  );
}
