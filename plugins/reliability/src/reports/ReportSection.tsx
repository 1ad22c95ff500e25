import { Fragment, ReactNode } from 'react';
import type {
  ReportSaid,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';

/** One section of a report, with what is said before it and behind it. */
export function ReportSection({
  title,
  lead = [],
  foot = [],
  words,
  meta,
  children,
}: {
  readonly title: string;
  readonly lead?: readonly ReportSaid[];
  readonly foot?: readonly ReportSaid[];
  /** Says what stands before the section and behind it. */
  readonly words?: ReportWords;
  /** Beside the title. */
  readonly meta?: ReactNode;
  readonly children: ReactNode;
}) {
  const saidOf = (several: readonly ReportSaid[]) =>
    words && several.length > 0
      ? several.map(words.say).map((sentence, index) => (
          <Fragment key={sentence}>
            {index > 0 && ' '}
            {sentence}
          </Fragment>
        ))
      : undefined;
  return (
    <SectionCard
      title={title}
      headingLevel={3}
      meta={meta}
      lead={saidOf(lead)}
      foot={saidOf(foot) && <span>{saidOf(foot)}</span>}
    >
      {children}
    </SectionCard>
  );
}
