import {
  ChangeReview,
  RiskOutcome,
  riskOutcomes,
} from '@afterword/plugin-reliability-common';
import { Markdown, SectionCard } from '@afterword/plugin-reliability-react';
import { Button, Radio, RadioGroup } from '@backstage/ui';
import { StalePanel } from '../../editing/StalePanel';
import type { Notify } from '../../editing/useNotice';
import { ProseField } from '../../fields/ProseField';
import column from '../../shell/column.module.css';
import { useListText } from '../../useListText';
import { useWords } from '../../words';
import styles from './Outcome.module.css';
import { useChangeLinks } from './useChangeLinks';
import { useOutcomeDraft } from './useOutcomeDraft';

/** What came of a change that is made: asked while nobody has said all of it, shown afterwards. */
export function Outcome({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { editable, outcome, status } = change;
  if (status === 'done' && editable) {
    return <OutcomeForm change={change} notify={notify} />;
  }
  if (outcome === '') return null;
  return (
    <SectionCard title={t('changes.outcome.title')}>
      <Markdown>{outcome}</Markdown>
    </SectionCard>
  );
}

function OutcomeForm({
  change,
  notify,
}: {
  readonly change: ChangeReview;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const sayList = useListText();
  const incidents = (useChangeLinks(change).data?.incidents ?? []).filter(
    ({ state }) => state === 'linked',
  );
  // What an incident says is filled in; people have the last word.
  const filledIn = new Set(incidents.flatMap(each => each.foreseenAs));
  const draft = useOutcomeDraft(change, filledIn, notify);
  const foreseen = change.risks
    .filter(risk => risk.foreseen)
    .map(({ id, text }) => ({
      id,
      text,
      keys: incidents
        .filter(each => each.foreseenAs.includes(id))
        .map(each => each.key),
      outcome: draft.outcomeOf(id),
    }));
  const open = foreseen.filter(({ outcome }) => outcome === 'open').length;
  const sayOutcome = (outcome: RiskOutcome) => t(`changes.outcome.${outcome}`);
  return (
    <SectionCard
      title={t('changes.outcome.title')}
      lead={foreseen.length > 0 && t('changes.outcome.lead')}
      waits
      foot={open > 0 && t('changes.outcome.waits', { count: open })}
    >
      <div className={column.column}>
        {draft.overtaken && (
          <StalePanel
            rows={[
              ...draft.overtaken.risks.map(({ text, now, yours }) => ({
                label: text,
                now: sayOutcome(now),
                yours: sayOutcome(yours),
              })),
              ...(draft.overtaken.words
                ? [
                    {
                      label: t('changes.outcome.words'),
                      ...draft.overtaken.words,
                    },
                  ]
                : []),
            ]}
            onKeepMine={draft.overtaken.keepMine}
            onTakeTheirs={draft.overtaken.takeTheirs}
          />
        )}
        {foreseen.map(({ id, keys, outcome, text }) => (
          <RadioGroup
            key={id}
            className={styles.asked}
            label={text}
            description={
              keys.length > 0
                ? t('changes.outcome.says', {
                    count: keys.length,
                    keys: sayList(keys),
                  })
                : undefined
            }
            orientation="horizontal"
            value={outcome}
            onChange={value => {
              const chosen = riskOutcomes.find(each => each === value);
              if (chosen) draft.say(id, chosen);
            }}
          >
            {riskOutcomes.map(each => (
              <Radio key={each} value={each}>
                {sayOutcome(each)}
              </Radio>
            ))}
          </RadioGroup>
        ))}
        <ProseField
          label={t('changes.outcome.words')}
          description={t('changes.outcome.wordsHint')}
          value={draft.words}
          maxLength={20_000}
          onChange={draft.write}
        />
        <div className={styles.buttons}>
          <Button
            variant="secondary"
            isPending={draft.isPending}
            onPress={() => draft.save(false)}
          >
            {t('changes.outcome.keep')}
          </Button>
          <Button
            variant="primary"
            isDisabled={open > 0}
            isPending={draft.isPending}
            onPress={() => draft.save(true)}
          >
            {t('changes.outcome.complete')}
          </Button>
        </div>
      </div>
    </SectionCard>
  );
}
