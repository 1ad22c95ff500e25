import { RefObject, useState } from 'react';
import {
  Charter,
  charter as charterSchema,
  charterContract,
  charterInput,
  glossaryOf,
  glossaryText,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { refusedParts } from '../../editing/refusedParts';
import { storedNow } from '../../editing/storedNow';
import { useWords } from '../../words';

/** What its fields say; the glossary as lines of “term: meaning”. */
export interface CharterDraft {
  readonly sponsor: string;
  readonly text: string;
  readonly glossary: string;
  readonly note: string;
  readonly asksAnew: boolean;
}

function draftOf({ sponsor, text, glossary }: Charter): CharterDraft {
  return {
    sponsor,
    text,
    glossary: glossaryText(glossary),
    note: '',
    asksAnew: true,
  };
}

/** The next version of the charter while it is written, over the one that stood when that began. */
export function useCharterDraft({
  charter,
  onSaved,
  body,
}: {
  readonly charter: Charter;
  readonly onSaved: (adopted: Charter) => void;
  /** Where its fields are. */
  readonly body: RefObject<HTMLDivElement>;
}) {
  const { t } = useWords();
  const put = useReliabilityWrite(charterContract.putCharter);
  const [first] = useState(() => draftOf(charter));
  const [draft, setDraft] = useState(first);
  const [wasRefused, setRefused] = useState(false);
  const [failure, setFailure] = useState('');
  const [overtaken, setOvertaken] = useState<Charter>();

  const input = { ...draft, glossary: glossaryOf(draft.glossary) };
  const wrong = refusedParts(charterContract.putCharter, input);
  const wrongTerm = wrong
    .map(path => /^glossary\.(\d+)/.exec(path)?.[1])
    .find(each => each !== undefined);
  const glossaryProblem = () => {
    if (wrong.includes('glossary')) return t('processes.charter.edit.tooMany');
    return wrongTerm === undefined
      ? undefined
      : t('processes.charter.edit.termWrong', {
          term: input.glossary[Number(wrongTerm)].term,
        });
  };
  const problems = {
    sponsor: wrong.includes('sponsor') && t('processes.charter.edit.noSponsor'),
    text: wrong.includes('text') && t('processes.charter.edit.noText'),
    glossary: glossaryProblem(),
  };

  const send = async (version: number) => {
    setFailure('');
    try {
      onSaved(
        await put.mutateAsync({ body: charterInput.parse(input), version }),
      );
    } catch (error) {
      const theirs = storedNow(error, charterSchema);
      if (theirs) setOvertaken(theirs);
      else {
        const fields =
          error instanceof ReliabilityError ? error.fields ?? [] : [];
        setFailure(
          fields.length > 0
            ? fields.map(({ problem }) => problem).join('; ')
            : failureText(error),
        );
      }
    }
  };

  return {
    draft,
    isChanged: draft !== first,
    isPending: put.isPending,
    failure,
    /** What stands now, when somebody else was faster. */
    overtaken,
    change: (part: Partial<CharterDraft>) =>
      setDraft(now => ({ ...now, ...part })),
    problem: (field: keyof typeof problems) =>
      (wasRefused && problems[field]) || undefined,
    save: (version: number) => {
      if (wrong.length === 0) {
        send(version);
        return;
      }
      setRefused(true);
      focusFirstProblem(body);
    },
  };
}
