import { useMemo } from 'react';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { typedForm } from '../timeline/moments';
import { useWords } from '../../words';
import type { PartsInWords } from './differences';

/** Tells lines of the timeline, factors and learnings as text, in the reader's language. */
export function usePartsInWords(): PartsInWords {
  const { t } = useWords();
  const locale = useReaderLocale();
  return useMemo(() => {
    const moment = (at: string | null) =>
      at && `${typedForm(at, 'utc', locale)} ${t('postmortems.timeline.utc')}`;
    const joined = (parts: readonly (string | null)[], by: string) =>
      parts.filter(Boolean).join(by);
    return {
      entry: ({ at, atText, kind, text, evidence }) =>
        joined(
          [
            moment(at),
            atText,
            kind === 'note' ? '' : t(`postmortems.timeline.kind.${kind}`),
            text,
            evidence && `(${evidence})`,
          ],
          ' · ',
        ),
      factor: ({ layer, confidence, text, evidence }) =>
        [
          `${t(`postmortems.factors.layer.${layer}`)} · ${t(
            `postmortems.factors.confidence.${confidence}`,
          )} · ${text}`,
          ...evidence.map(
            ({ type, title, url, at, excerpt }) =>
              `– ${joined(
                [
                  t(`postmortems.factors.type.${type}`),
                  title,
                  url,
                  moment(at),
                  excerpt,
                ],
                ' · ',
              )}`,
          ),
        ].join('\n'),
      learning: ({ statement, failureMode, appliesTo, helped, didNotHelp }) =>
        [
          statement,
          ...(
            [
              ['failureMode', failureMode],
              ['appliesTo', appliesTo],
              ['helped', helped],
              ['didNotHelp', didNotHelp],
            ] as const
          ).flatMap(([field, text]) =>
            text ? `– ${t(`postmortems.learnings.${field}`)}: ${text}` : [],
          ),
        ].join('\n'),
    };
  }, [t, locale]);
}
