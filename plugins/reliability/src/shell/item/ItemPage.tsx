import { Fragment, ReactNode } from 'react';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import {
  EmptyState,
  ReliabilityError,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { PageBody } from '../PageBody';

/** Where there is no such item, or none that the reader may see. */
const MISSING: readonly number[] = [400, 403, 404];

/** Props of {@link ItemPage}. */
export interface ItemPageProps<TItem> {
  readonly itemKey: string;
  /** The address of this page. */
  readonly here: string;
  /** The address of the list that it is from. */
  readonly list: string;
  readonly result: {
    readonly data: TItem | undefined;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** What is said in its place. */
  readonly words: {
    readonly missingTitle: string;
    readonly missingWhy: string;
    readonly back: string;
    readonly failedTitle: string;
  };
  /** What stands there while it loads. */
  readonly skeleton: ReactNode;
  readonly children: (item: TItem) => ReactNode;
}

/** The page of one item: the item, what stands in its place while it loads, or why it is not there. */
export function ItemPage<TItem>({
  itemKey,
  here,
  list,
  result: { data, error, refetch },
  words,
  skeleton,
  children,
}: ItemPageProps<TItem>) {
  const body = () => {
    if (data) return children(data);
    if (!error) return skeleton;
    const isMissing =
      error instanceof ReliabilityError && MISSING.includes(error.status);
    return (
      <SectionCard title={itemKey}>
        {isMissing ? (
          <EmptyState
            title={words.missingTitle}
            actions={
              <ButtonLink variant="secondary" href={list}>
                {words.back}
              </ButtonLink>
            }
          >
            {words.missingWhy}
          </EmptyState>
        ) : (
          <FailureNotice
            title={words.failedTitle}
            error={error}
            onRetry={() => refetch()}
          />
        )}
      </SectionCard>
    );
  };
  return (
    <BreadcrumbEntry entry={{ label: itemKey, href: here }}>
      <PageBody>
        {/* What was begun on the page of one is nothing of the next. */}
        <Fragment key={itemKey}>{body()}</Fragment>
      </PageBody>
    </BreadcrumbEntry>
  );
}
