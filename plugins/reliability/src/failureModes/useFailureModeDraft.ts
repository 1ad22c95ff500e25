import { RefObject, useState } from 'react';
import {
  FailureMode,
  failureModeId,
  failureModeRecord,
  failureModesContract,
  wordOf,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../editing/failureText';
import { focusFirstProblem } from '../editing/focusFirstProblem';
import { storedNow } from '../editing/storedNow';
import { useWords } from '../words';

/** Fields beside which it is said what is wrong with them. */
const CHECKED = ['name', 'id', 'aliases', 'replacedBy'] as const;

/** What its fields say; other words with commas between them. */
type Draft = Omit<FailureMode, 'aliases' | 'version'> & {
  readonly aliases: string;
};

const EMPTY: Draft = {
  id: '',
  name: '',
  description: '',
  layer: null,
  aliases: '',
  retired: false,
  replacedBy: null,
};

function draftOf({ version, ...mode }: FailureMode): Draft {
  return { ...mode, aliases: mode.aliases.join(', ') };
}

function newDraft(begins: Partial<Pick<Draft, 'name' | 'description'>> = {}) {
  return { ...EMPTY, ...begins, id: wordOf(begins.name ?? '') };
}

/** A failure mode while it is written. The id of a new one follows its name until somebody writes another. */
export function useFailureModeDraft({
  mode,
  begins,
  onSaved,
  body,
}: {
  readonly mode: FailureMode | undefined;
  /** What a new one begins with. */
  readonly begins?: Pick<FailureMode, 'name' | 'description'>;
  readonly onSaved: (name: string) => void;
  /** Where its fields are. */
  readonly body: RefObject<HTMLDivElement>;
}) {
  const { t } = useWords();
  const put = useReliabilityWrite(failureModesContract.putFailureMode);
  const [first] = useState(() => (mode ? draftOf(mode) : newDraft(begins)));
  const [draft, setDraft] = useState(first);
  const [wasRefused, setRefused] = useState(false);
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>(
    {},
  );
  const [failure, setFailure] = useState('');
  const [overtaken, setOvertaken] = useState<FailureMode>();

  const missing: Readonly<Record<string, string | false>> = {
    name: draft.name.trim() === '' && t('failureModes.nameMissing'),
    id: !failureModeId.safeParse(draft.id).success && t('failureModes.idWrong'),
  };

  const send = async (version: number) => {
    setFailure('');
    setRefusals({});
    const { id, aliases, ...input } = draft;
    try {
      await put.mutateAsync({
        params: { id },
        body: {
          ...input,
          replacedBy: input.retired ? input.replacedBy : null,
          aliases: aliases
            .split(',')
            .map(word => word.trim())
            .filter(Boolean),
        },
        version,
      });
      onSaved(draft.name.trim());
    } catch (error) {
      const theirs = storedNow(error, failureModeRecord);
      const fields =
        error instanceof ReliabilityError ? error.fields : undefined;
      if (theirs) setOvertaken(theirs);
      else if (fields && fields.length > 0) {
        const refused = fields.map(
          ({ field, problem }) =>
            [field.split('.')[1] ?? field, problem] as const,
        );
        setRefusals(Object.fromEntries(refused));
        setFailure(
          refused
            .flatMap(([name, problem]) =>
              CHECKED.some(each => each === name) ? [] : problem,
            )
            .join('; '),
        );
        focusFirstProblem(body);
      } else setFailure(failureText(error));
    }
  };

  return {
    draft,
    isChanged: draft !== first,
    isPending: put.isPending,
    failure,
    /** What stands now, when somebody else was faster. */
    overtaken: overtaken && {
      version: overtaken.version,
      draft: draftOf(overtaken),
    },
    change: (part: Partial<Draft>) =>
      setDraft(now => ({
        ...now,
        ...(!mode &&
          part.name !== undefined &&
          now.id === wordOf(now.name) && { id: wordOf(part.name) }),
        ...part,
      })),
    problem: (field: (typeof CHECKED)[number]) =>
      refusals[field] ?? ((wasRefused && missing[field]) || undefined),
    save: (version: number) => {
      if (Object.values(missing).some(Boolean)) {
        setRefused(true);
        focusFirstProblem(body);
        return;
      }
      send(version);
    },
  };
}
