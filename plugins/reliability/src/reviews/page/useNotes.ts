import { useEffect, useRef, useState } from 'react';
import {
  Review,
  review as reviewSchema,
  reviewNote,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { keptInBrowser } from '../../editing/keptInBrowser';
import { storedNow } from '../../editing/storedNow';
import { useReaderRef } from '../../people/useReaderRef';

/** Milliseconds without a letter after which notes are saved. */
const PAUSE = 1_000;

/** What the browser keeps: the text, and the version that it was written on. */
const keptNotes = reviewNote.pick({ text: true, version: true });

interface Stored {
  readonly text: string;
  readonly version: number;
}

function storedIn({ notes }: Review, topic: string): Stored {
  return notes.find(each => each.topic === topic) ?? { text: '', version: 0 };
}

/**
 * The notes of a topic while somebody writes them: saved when the typing pauses, kept in the browser until they are. What others write
 * shows where the reader has written nothing of their own; else both are shown, and neither is thrown away.
 */
export function useNotes(review: Review, topic: string) {
  const stored = storedIn(review, topic);
  const write = useReliabilityWrite(reviewsContract.writeReviewNote);
  const storedNowOf = useRef(stored);
  storedNowOf.current = stored;
  const reader = useReaderRef();
  const kept = useRef<ReturnType<typeof keptInBrowser>>();
  const [base, setBase] = useState<Stored>(stored);
  const [text, setText] = useState(stored.text);
  const [theirs, setTheirs] = useState<Stored>();
  const [failure, setFailure] = useState('');
  const isChanged = text !== base.text;

  useEffect(() => {
    if (reader === undefined) return;
    kept.current = keptInBrowser('draft', reader, `${review.key}.${topic}`);
    const left = keptNotes.safeParse(kept.current.read());
    if (!left.success) return;
    setText(left.data.text);
    // What others have saved since is not written over unseen.
    const now = storedNowOf.current;
    if (left.data.version !== now.version && left.data.text !== now.text) {
      setTheirs(now);
    }
  }, [reader, review.key, topic]);

  // Somebody else has saved, and there is nothing of the reader's own to lose.
  useEffect(() => {
    if (isChanged || stored.version <= base.version) return;
    setBase({ text: stored.text, version: stored.version });
    setText(stored.text);
  }, [isChanged, stored.text, stored.version, base.version]);

  const save = async (version: number, words: string) => {
    setFailure('');
    try {
      const saved = await write.mutateAsync({
        params: { key: review.key, topic },
        body: { text: words },
        version,
      });
      setBase(storedIn(saved, topic));
      setTheirs(undefined);
      kept.current?.drop();
    } catch (error) {
      const now = storedNow(error, reviewSchema);
      if (now) setTheirs(storedIn(now, topic));
      else setFailure(failureText(error));
    }
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;

  useEffect(() => {
    if (!isChanged || theirs !== undefined || !review.editable)
      return undefined;
    const timer = window.setTimeout(
      () => saveLatest.current(base.version, text),
      PAUSE,
    );
    return () => window.clearTimeout(timer);
  }, [isChanged, text, base.version, theirs, review.editable]);

  return {
    text,
    theirs,
    failure,
    isChanged,
    isSaving: write.isPending,
    change(words: string) {
      setText(words);
      kept.current?.write({ text: words, version: base.version });
    },
    /** Saves what is not saved yet at once. */
    saveNow() {
      if (isChanged && theirs === undefined) save(base.version, text);
    },
    keepMine: () => theirs && save(theirs.version, text),
    takeTheirs() {
      if (!theirs) return;
      setBase(theirs);
      setText(theirs.text);
      setTheirs(undefined);
      kept.current?.drop();
    },
  };
}
