import { useState } from 'react';
import {
  ActionItem,
  ActionItemPatch,
  ActionItemStatus,
  ActionItemType,
  missingForStep,
} from '@afterword/plugin-reliability-common';
import { failureText } from '../../editing/failureText';
import type { StaleRow } from '../../editing/StalePanel';
import { useWords } from '../../words';
import { currentActionItem } from '../currentActionItem';
import { isPast } from '../daysOverdue';
import { refusedFields } from '../refusedFields';
import { useEntityOwner } from './useEntityOwner';
import { useTakeStep } from './useTakeStep';

/** What a step may ask for. */
export interface StepValues {
  readonly type: ActionItemType | null;
  readonly entity: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly acceptanceTest: string;
  readonly note: string;
  readonly checkOn: string | null;
}

type StepField = 'owner' | 'due' | 'acceptanceTest' | 'note';

const FIELDS: readonly StepField[] = ['owner', 'due', 'acceptanceTest', 'note'];
const PROMISE = ['type', 'entity', 'owner', 'due', 'acceptanceTest'] as const;

/** The groups of fields that a step asks for. */
export function asksOf(item: ActionItem, to: ActionItemStatus) {
  const lacksPromise = missingForStep({ ...item, to, note: 'x' }).some(
    ({ field }) => field !== 'to',
  );
  return {
    promise:
      to === 'committed'
        ? item.status !== 'inProgress' || lacksPromise
        : lacksPromise,
    checkOn: to === 'done',
    note: ['done', 'verified', 'ineffective', 'declined'].includes(to),
  };
}

/**
 * The form of a step: what it asks for, what is missing, and how it is taken.
 *
 * @param entityAtHand - what an item that names no entity probably makes better
 */
export function useStepForm(
  item: ActionItem,
  to: ActionItemStatus,
  entityAtHand?: string,
) {
  const { t } = useWords();
  const { take, isPending } = useTakeStep();
  const [base, setBase] = useState(item);
  const [first] = useState<StepValues>(() => ({
    type: item.type,
    entity: item.entity ?? entityAtHand ?? null,
    owner: item.owner,
    due: item.due,
    acceptanceTest: item.acceptanceTest,
    note: '',
    checkOn: null,
  }));
  const [values, setValues] = useState(first);
  const [wasRefused, setRefused] = useState(false);
  const [refusedBy, setRefusedBy] = useState<
    Partial<Record<StepField, string>>
  >({});
  const [failure, setFailure] = useState('');
  const [theirs, setTheirs] = useState<readonly StaleRow[]>();
  const isKnown = values.entity === base.entity && base.owner === null;
  const ownerOfEntity = useEntityOwner(isKnown ? null : values.entity);
  const byEntity = isKnown ? base.accountable : ownerOfEntity;
  const missing = missingForStep({
    ...values,
    status: base.status,
    to,
    accountable: values.owner ?? byEntity ?? null,
  }).filter(
    ({ field }) =>
      field !== 'to' &&
      // Who owns the entity is for the server to say where the catalog does not.
      !(field === 'owner' && byEntity === undefined),
  );

  const wordsFor = (field: StepField) =>
    field === 'note'
      ? t(`actionItems.step.problem.note.${to}`)
      : t(`actionItems.step.problem.${field}`);
  const problems: Partial<Record<StepField, string>> = {};
  if (wasRefused) {
    for (const field of FIELDS) {
      if (missing.some(one => one.field === field)) {
        problems[field] = wordsFor(field);
      } else if (refusedBy[field]) problems[field] = refusedBy[field];
    }
  }

  const patch = (): ActionItemPatch => {
    const changed = PROMISE.filter(field => values[field] !== base[field]);
    return Object.fromEntries(changed.map(field => [field, values[field]]));
  };

  return {
    asks: asksOf(item, to),
    values,
    isChanged: values !== first,
    isPending,
    problems,
    missing: wasRefused ? Object.keys(problems).length : 0,
    /** Taken nevertheless: a promise that is written down late is still one. */
    isLateAtOnce:
      (to === 'committed' || to === 'inProgress') &&
      values.due !== null &&
      isPast(values.due),
    failure,
    theirs,
    change(change: Partial<StepValues>) {
      setValues(now => ({ ...now, ...change }));
      setRefusedBy({});
    },
    /** @returns the item after the step; nothing when it was refused */
    async submit(): Promise<ActionItem | undefined> {
      setFailure('');
      setTheirs(undefined);
      if (missing.length > 0) {
        setRefused(true);
        return undefined;
      }
      try {
        return await take(
          base,
          {
            to,
            note: values.note,
            ...(to === 'done' && values.checkOn
              ? { checkOn: values.checkOn }
              : {}),
          },
          patch(),
          setBase,
        );
      } catch (error) {
        const current = currentActionItem(error);
        const named = refusedFields(error, FIELDS);
        if (current) {
          setBase(current);
          setTheirs(staleRows(current));
        } else if (Object.keys(named).length > 0) {
          setRefused(true);
          setRefusedBy(named);
        } else setFailure(failureText(error));
        return undefined;
      }
    },
  };

  function shown(
    field: (typeof PROMISE)[number],
    from: Pick<StepValues, (typeof PROMISE)[number]>,
  ): string {
    if (field !== 'type') return from[field] ?? '';
    return from.type === null ? '' : t(`actionItems.type.${from.type}`);
  }

  function staleRows(current: ActionItem): readonly StaleRow[] {
    return [
      {
        label: t('actionItems.list.columns.status'),
        now: t(`actionItems.status.${current.status}`),
        yours: t(`actionItems.status.${item.status}`),
      },
      ...PROMISE.map(field => ({
        label: t(`actionItems.field.${field}`),
        now: shown(field, current),
        yours: shown(field, values),
      })),
    ];
  }
}
