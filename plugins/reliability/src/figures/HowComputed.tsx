import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Link,
} from '@backstage/ui';
import type {
  FigureId,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import { LineIcon } from '../icons/LineIcon';
import { definitionsRouteRef } from '../routes';
import { Dialog } from '../shell/Dialog';
import { useWords } from '../words';
import { FigureDefinitionText } from './FigureDefinitionText';
import definition from './FigureDefinitionText.module.css';
import styles from './HowComputed.module.css';
import { useAnswerFacts } from './useAnswerFacts';

/** Props of {@link HowComputed}. */
export interface HowComputedProps {
  readonly figure: FigureId;
  /** The answer that the figure is from, if it is at hand. */
  readonly metrics?: ScopeMetrics;
}

/** A small button beside the name of a figure that tells how it is computed, and what it rests on here. */
export function HowComputed({ figure, metrics }: HowComputedProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const name = t(`figures.definition.${figure}.name`);
  return (
    <>
      <button
        type="button"
        className={styles.ask}
        aria-haspopup="dialog"
        aria-label={t('figures.how.ask', { name })}
        title={t('figures.how.ask', { name })}
        onClick={() => setOpen(true)}
      >
        <LineIcon name="question" />
      </button>
      {isOpen && (
        <HowDialog
          figure={figure}
          metrics={metrics}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function HowDialog({
  figure,
  metrics,
  onClose,
}: HowComputedProps & { readonly onClose: () => void }) {
  const { t } = useWords();
  const all = useRouteRef(definitionsRouteRef)?.();
  return (
    <Dialog isOpen width={600} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t(`figures.definition.${figure}.name`)}</DialogHeader>
      <DialogBody>
        <div className={styles.body}>
          <FigureDefinitionText figure={figure}>
            {metrics && <InThisAnswer figure={figure} metrics={metrics} />}
          </FigureDefinitionText>
          {all && <Link href={`${all}#${figure}`}>{t('figures.how.all')}</Link>}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="primary" onPress={onClose}>
          {t('figures.how.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function InThisAnswer({ figure, metrics }: Required<HowComputedProps>) {
  const { t } = useWords();
  const facts = useAnswerFacts(metrics, figure);
  return (
    <section className={definition.definition}>
      <h3 className={definition.title}>{t('figures.answer.title')}</h3>
      <dl className={definition.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
