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
import { leavesAgenda } from './useReviewChanges';

/** Milliseconds without a letter after which notes are saved. */
const PAUSE = 1_000;

/** What the browser keeps: the text, and the version that it was written on. */
const keptNotes = reviewNote.pick({ text: true, version: true });

interface Stored {
  readonly text: string;
  readonly version: number;
}

function storedIn({ notes }: Review, topic: string): Stored {
  const found = notes.find(each => each.topic === topic);
  return { text: found?.text ?? '', version: found?.version ?? 0 };
}

/**
 * The notes of a topic while somebody writes them: saved when the typing pauses, kept in the browser until they are. What others write
 * shows where the reader has written nothing of their own; else both are shown, and neither is thrown away.
 */
export function useNotes(review: Review, topic: string) {
  const stored = storedIn(review, topic);
  const write = useReliabilityWrite(
    reviewsContract.writeReviewNote,
    leavesAgenda,
  );
  const storedNowOf = useRef(stored);
  storedNowOf.current = stored;
  const reader = useReaderRef();
  const kept = useRef<ReturnType<typeof keptInBrowser>>();
  const [base, setBase] = useState<Stored>(stored);
  const [text, setText] = useState(stored.text);
  const [theirs, setTheirs] = useState<Stored>();
  const [failure, setFailure] = useState('');
  const [isSaving, setSaving] = useState(false);
  const latest = useRef(text);
  latest.current = text;
  const isBusy = useRef(false);
  const isAwaited = useRef(false);
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
    if (isChanged || isSaving || stored.version <= base.version) return;
    setBase({ text: stored.text, version: stored.version });
    setText(stored.text);
  }, [isChanged, isSaving, stored.text, stored.version, base.version]);

  /** What the browser keeps is dropped where it is what is saved; what was written since goes on from there. */
  const take = (saved: Stored) => {
    setBase(saved);
    setTheirs(undefined);
    if (latest.current === saved.text) kept.current?.drop();
    else kept.current?.write({ text: latest.current, version: saved.version });
    return saved;
  };

  /** @returns what is stored; undefined where it is not saved */
  const send = async (version: number, words: string) => {
    try {
      const saved = await write.mutateAsync({
        params: { key: review.key, topic },
        body: { text: words },
        version,
      });
      return take(storedIn(saved, topic));
    } catch (error) {
      const current = storedNow(error, reviewSchema);
      const now = current && storedIn(current, topic);
      // It was saved, and the answer was lost, or others wrote just the same.
      if (now?.text === words) return take(now);
      if (now) setTheirs(now);
      else setFailure(failureText(error));
      return undefined;
    }
  };

  /** One at a time: what is written meanwhile is saved next, also when the reader has gone on to another topic. */
  const save = async (version: number, words: string) => {
    if (isBusy.current) {
      isAwaited.current = true;
      return;
    }
    isBusy.current = true;
    setSaving(true);
    setFailure('');
    let saved = await send(version, words);
    while (saved && isAwaited.current && latest.current !== saved.text) {
      isAwaited.current = false;
      saved = await send(saved.version, latest.current);
    }
    isAwaited.current = false;
    isBusy.current = false;
    setSaving(false);
  };
  const saveLatest = useRef(save);
  saveLatest.current = save;

  useEffect(() => {
    if (!isChanged || isSaving || theirs !== undefined || !review.editable)
      return undefined;
    const timer = window.setTimeout(
      () => saveLatest.current(base.version, text),
      PAUSE,
    );
    return () => window.clearTimeout(timer);
  }, [isChanged, isSaving, text, base.version, theirs, review.editable]);

  return {
    text,
    theirs,
    failure,
    isChanged,
    isSaving,
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
