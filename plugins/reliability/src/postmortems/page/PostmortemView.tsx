import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  isInTheWay,
  type ActionItemType,
  type GateResult,
  type Postmortem,
} from '@afterword/plugin-reliability-common';
import { NoticeBar } from '../../editing/NoticeBar';
import { useNotice } from '../../editing/useNotice';
import { RelatedSection } from '../../learnings/related/RelatedSection';
import { useDocumentTitle } from '../../shell/useDocumentTitle';
import { usePostmortemActions } from '../actions/PostmortemActions';
import { liveGates } from '../rail/liveGates';
import { Rail, RailTab } from '../rail/Rail';
import { useOpenRevision } from '../revisions/useOpenRevision';
import {
  useSectionWriters,
  useWritersSummary,
} from '../sections/useSectionWriters';
import { Outline } from './Outline';
import { PostmortemProvider } from './PostmortemContext';
import { PostmortemDocument } from './PostmortemDocument';
import { PostmortemHeader } from './PostmortemHeader';
import onPaper from '../../shell/onPaper.module.css';
import styles from './PostmortemView.module.css';
import type { RefusedGate } from './StepButtons';
import { usePaper } from './usePaper';

/** What keeps a step from being taken, as the server said it last. */
type Refusal = readonly RefusedGate[];

/** One postmortem: its head, outline, document, and what stands beside it. */
export function PostmortemView({
  postmortem,
  reader,
  onChanged,
  onUnsaved,
}: {
  readonly postmortem: Postmortem;
  /** The reader's entity ref. */
  readonly reader: string;
  /** Something was saved: read the postmortem again. */
  readonly onChanged: () => Promise<{ readonly data?: Postmortem }>;
  /** Told the postmortem while some of its text is not saved, and nothing once all is. */
  readonly onUnsaved: (postmortem: Postmortem | undefined) => void;
}) {
  const { notice, notify, dismiss } = useNotice();
  useDocumentTitle(`${postmortem.key} ${postmortem.title}`);
  const writers = useSectionWriters(postmortem, reader, onChanged);
  const { written, phase } = useWritersSummary(writers);
  const { data: actions, refetch: readActions } = usePostmortemActions(
    postmortem.key,
  );
  const actionItems = actions?.items;
  const [openRevision] = useOpenRevision();
  const [tab, setTab] = useState<RailTab>(
    postmortem.status === 'published' ? 'history' : 'gates',
  );
  const [refusal, setRefusal] = useState<Refusal>();
  const [tries, setTries] = useState(0);
  const [wantedIdea, setWantedIdea] = useState<{ type: ActionItemType }>();
  const wantIdea = useCallback(
    (type: ActionItemType) => setWantedIdea({ type }),
    [],
  );
  const sentence = useRef<HTMLParagraphElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  usePaper(paper);

  const gates = useMemo(() => {
    const now = liveGates(postmortem, written, actionItems);
    return refusal ? withRefusal(now, refusal) : now;
  }, [postmortem, written, actionItems, refusal]);
  const here = useMemo(
    () => ({
      postmortem,
      writers,
      actionItems,
      gates,
      wantedIdea,
      wantIdea,
      notify,
    }),
    [postmortem, writers, actionItems, gates, wantedIdea, wantIdea, notify],
  );

  useEffect(() => {
    onUnsaved(phase === 'clean' ? undefined : postmortem);
  }, [onUnsaved, phase, postmortem]);

  useEffect(() => {
    // It is opened by the history.
    if (openRevision !== undefined) setTab('history');
  }, [openRevision]);

  useEffect(() => {
    // Something moved since the refusal: what the gates say now counts.
    setRefusal(last => last && []);
  }, [postmortem.version]);

  const isOver =
    postmortem.status === 'published' || !gates.some(gate => isInTheWay(gate));
  useEffect(() => {
    // A gate that stands open anew was not what publishing was refused for.
    if (isOver && refusal) setRefusal(undefined);
  }, [isOver, refusal]);

  const showGates = useCallback(() => {
    setTab('gates');
    // The panel may have to be opened first.
    requestAnimationFrame(() => {
      sentence.current?.scrollIntoView?.({ block: 'nearest' });
      sentence.current?.focus({ preventScroll: true });
    });
  }, []);
  const onRefused = useCallback(
    async (said: Refusal) => {
      setRefusal(said);
      setTries(last => last + 1);
      setTab('gates');
      const [{ data: now }, { data: items }] = await Promise.all([
        onChanged(),
        readActions(),
      ]);
      return now && liveGates(now, written, items?.items);
    },
    [onChanged, readActions, written],
  );

  return (
    <PostmortemProvider value={here}>
      <div ref={paper} className={`${onPaper.alone} ${styles.page}`}>
        <PostmortemHeader
          refusals={refusal && tries}
          onRefused={onRefused}
          onRefusalRead={() => setRefusal(undefined)}
          onGates={showGates}
        />
        <div className={styles.columns}>
          <Outline />
          <PostmortemDocument />
          <Rail tab={tab} onTabChange={setTab} sentence={sentence} />
        </div>
        <RelatedSection of={{ postmortem: postmortem.key }} />
      </div>
      <NoticeBar notice={notice} notify={notify} dismiss={dismiss} />
    </PostmortemProvider>
  );
}

/** The gates, with those failing that the server has just refused a step for. */
function withRefusal(
  gates: readonly GateResult[],
  refusal: Refusal,
): readonly GateResult[] {
  const known = new Set(gates.map(({ gate }) => gate));
  return [
    ...gates.map(gate => {
      const said = refusal.find(one => one.gate === gate.gate);
      return said && gate.passed
        ? { ...gate, passed: false, asked: true, ...problemOf(said) }
        : gate;
    }),
    ...refusal
      .filter(({ gate }) => !known.has(gate))
      .map(said => ({
        gate: said.gate,
        ...problemOf(said),
        level: 'required' as const,
        passed: false,
        asked: true,
        where: '',
      })),
  ];
}

function problemOf({ problem, message = null }: RefusedGate) {
  return { problem, message };
}
