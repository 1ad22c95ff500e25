import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { usePostmortem } from './PostmortemContext';
import styles from './StepQuestion.module.css';
import { useGateWords } from './useGateWords';

/** Steps that are asked about before they are taken. */
export type AskedStep = 'inReview' | 'published';

/** Asks before a step, and says what the gates of publishing still object to. */
export function StepQuestion({
  to,
  onGo,
  onClose,
}: {
  readonly to: AskedStep;
  readonly onGo: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, gates } = usePostmortem();
  const sayProblem = useGateWords();
  const { key } = postmortem;
  const unmet = gates.filter(gate => !gate.passed);
  return (
    <Dialog isOpen width={480} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>
        {t(`postmortems.page.step.ask.${to}.title`, { key })}
      </DialogHeader>
      <DialogBody className={styles.body}>
        <p>{t(`postmortems.page.step.ask.${to}.why`)}</p>
        {unmet.length > 0 && (
          <>
            <p>{t(`postmortems.page.step.ask.${to}.unmet`)}</p>
            <ul>
              {unmet.map(gate => (
                <li key={gate.gate}>
                  {sayProblem(gate)}
                  {to === 'inReview' &&
                    gate.level === 'advised' &&
                    ` (${t('postmortems.gates.advised')})`}
                </li>
              ))}
            </ul>
          </>
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('postmortems.page.step.cancel')}
        </Button>
        <Button autoFocus variant="primary" onPress={onGo}>
          {t(`postmortems.page.step.ask.${to}.go`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
