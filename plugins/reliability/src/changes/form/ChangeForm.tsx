import { ReactNode, useRef, useState } from 'react';
import { ChangeInput, changeInput } from '@afterword/plugin-reliability-common';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { changedIn } from '../../editing/changedIn';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import formStyles from '../../editing/form.module.css';
import { EntitiesField } from '../../fields/EntitiesField';
import { EntityField } from '../../fields/EntityField';
import { LineField } from '../../fields/LineField';
import { MomentField } from '../../fields/MomentField';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { StaleChange } from './StaleChange';

/** What is typed: no moment yet is an empty text. */
export type ChangeDraft = ChangeInput;

/** Says what is planned, for the first time or anew. */
export function ChangeForm({
  title,
  submit,
  initial,
  isPending,
  failure,
  overtaken,
  onTakeTheirs,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly submit: string;
  readonly initial: ChangeDraft;
  readonly isPending: boolean;
  readonly failure: ReactNode;
  /** What somebody else stored meanwhile of what was changed here. */
  readonly overtaken?: ChangeInput;
  /** Goes on from what they stored; the form shows it then. */
  readonly onTakeTheirs?: () => void;
  readonly onSubmit: (change: ChangeInput) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [draft, setDraft] = useState(initial);
  const [wasRefused, setRefused] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const change = (over: Partial<ChangeDraft>) =>
    setDraft(now => ({ ...now, ...over }));
  const checked = changeInput.safeParse(draft);
  const wrong = checked.success
    ? []
    : checked.error.issues.map(({ path }) => String(path[0]));
  const problemOf = (field: keyof ChangeDraft, words: string) =>
    wasRefused && wrong.includes(field) ? words : undefined;
  const send = () => {
    if (checked.success) {
      onSubmit(checked.data);
      return;
    }
    setRefused(true);
    focusFirstProblem(body);
  };
  return (
    <Dialog
      isOpen
      width={640}
      isChanged={JSON.stringify(draft) !== JSON.stringify(initial)}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody ref={body} className={`${column.column} ${formStyles.form}`}>
        {overtaken && (
          <StaleChange
            now={overtaken}
            yours={{ ...overtaken, ...changedIn(initial, draft) }}
            onKeepMine={send}
            onTakeTheirs={() => {
              setDraft(overtaken);
              onTakeTheirs?.();
            }}
          />
        )}
        <p>{t('changes.form.why')}</p>
        <LineField
          autoFocus
          label={t('changes.form.name')}
          value={draft.title}
          maxLength={200}
          onChange={name => change({ title: name })}
          problem={problemOf('title', t('changes.form.nameMissing'))}
        />
        <EntitiesField
          isRequired
          label={t('changes.form.entities')}
          value={draft.entities}
          onChange={entities => change({ entities: [...entities] })}
          problem={problemOf('entities', t('changes.form.entitiesMissing'))}
        />
        <div className={formStyles.pair}>
          <MomentField
            isPlanned
            label={t('changes.form.plannedFor')}
            value={draft.plannedFor}
            onChange={at => change({ plannedFor: at ?? '' })}
            problem={problemOf(
              'plannedFor',
              t('changes.form.plannedForMissing'),
            )}
          />
          <MomentField
            isPlanned
            label={t('changes.form.until')}
            secondaryLabel={t('changes.form.optional')}
            value={draft.until}
            onChange={at => change({ until: at ?? null })}
            problem={problemOf('until', t('changes.form.untilEarly'))}
          />
        </div>
        <EntityField
          label={t('changes.form.owner')}
          secondaryLabel={t('changes.form.optional')}
          placeholder={t('postmortems.people.placeholder')}
          kinds={['user', 'group']}
          value={draft.owner ?? undefined}
          onChange={owner => change({ owner: owner ?? null })}
        />
        <LineField
          label={t('changes.form.release')}
          description={t('changes.form.releaseHint')}
          value={draft.release ?? ''}
          maxLength={200}
          onChange={release => change({ release: release || null })}
        />
        <LineField
          label={t('changes.form.url')}
          value={draft.url ?? ''}
          maxLength={2000}
          onChange={url => change({ url: url || null })}
          problem={problemOf('url', t('changes.form.urlWrong'))}
        />
        <ProseField
          label={t('changes.form.description')}
          secondaryLabel={t('changes.form.optional')}
          value={draft.description}
          maxLength={20_000}
          onChange={description => change({ description })}
        />
        {failure && <p role="alert">{failure}</p>}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('changes.form.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={send}>
          {submit}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
