import { useState } from 'react';
import {
  Confidence,
  Factor,
  FactorInput,
  FactorLayer,
  mayBeSure,
} from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { readMoment, typedForm } from '../timeline/moments';
import { EvidenceDraft, evidenceProblems } from './EvidenceFields';

interface FactorDraft {
  readonly text: string;
  /** Chosen by the writer: a gate asks for one outside people. */
  readonly layer: FactorLayer | undefined;
  readonly confidence: Confidence;
  readonly evidence: readonly EvidenceDraft[];
  readonly nextId: number;
}

function emptyPiece(draftId: number): EvidenceDraft {
  return {
    draftId,
    type: 'metric',
    title: '',
    url: '',
    excerpt: '',
    at: '',
  };
}

function draftOf(
  factor: Factor | undefined,
  layer: FactorLayer | undefined,
  locale: string | undefined,
): FactorDraft {
  const evidence = (factor?.evidence ?? []).map((piece, draftId) => ({
    draftId,
    type: piece.type,
    title: piece.title,
    url: piece.url ?? '',
    excerpt: piece.excerpt,
    at: piece.at ? typedForm(piece.at, 'utc', locale) : '',
  }));
  return {
    text: factor?.text ?? '',
    layer,
    confidence: factor?.confidence ?? 'possible',
    evidence,
    nextId: evidence.length,
  };
}

function withPiece(draft: FactorDraft): FactorDraft {
  return {
    ...draft,
    evidence: [...draft.evidence, emptyPiece(draft.nextId)],
    nextId: draft.nextId + 1,
  };
}

/** A factor while it is written, in the form of its fields. */
export function useFactorDraft(
  factor: Factor | undefined,
  layer: FactorLayer | undefined,
  addsEvidence: boolean,
) {
  const locale = useReaderLocale();
  const [first] = useState(() => {
    const draft = draftOf(factor, layer, locale);
    return addsEvidence ? withPiece(draft) : draft;
  });
  const [draft, setDraft] = useState(first);
  const { text, layer: chosen, confidence, evidence } = draft;

  return {
    ...draft,
    isChanged: draft !== first,
    change: (change: Partial<Omit<FactorDraft, 'evidence' | 'nextId'>>) =>
      setDraft(now => ({ ...now, ...change })),
    addPiece: () => setDraft(withPiece),
    changePiece: (draftId: number, change: Partial<EvidenceDraft>) =>
      setDraft(now => ({
        ...now,
        evidence: now.evidence.map(piece =>
          piece.draftId === draftId ? { ...piece, ...change } : piece,
        ),
      })),
    removePiece: (draftId: number) =>
      setDraft(now => ({
        ...now,
        evidence: now.evidence.filter(piece => piece.draftId !== draftId),
      })),
    /** What to save; nothing while a field is missing or wrong. */
    input(): FactorInput | undefined {
      const isWrong =
        text.trim() === '' ||
        !mayBeSure(confidence, evidence.length) ||
        evidence.some(piece => evidenceProblems(piece).length > 0);
      if (isWrong || !chosen) return undefined;
      return {
        text: text.trim(),
        layer: chosen,
        confidence,
        evidence: evidence.map(piece => {
          const moment = readMoment(piece.at, 'utc', undefined);
          return {
            type: piece.type,
            title: piece.title.trim(),
            url: piece.url.trim() || null,
            excerpt: piece.excerpt,
            at: moment.kind === 'moment' ? moment.at : null,
          };
        }),
      };
    },
  };
}
