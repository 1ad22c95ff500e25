import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import type { ActionItem } from '@afterword/plugin-reliability-common';
import { KeyText, RowListItem } from '@afterword/plugin-reliability-react';
import { DueText } from '../../actionItems/DueText';
import { actionItemRouteRef } from '../../routes';
import { useWords } from '../../words';

/** What is promised, and by when. */
export function Commitment({ item }: { readonly item: ActionItem }) {
  const { t } = useWords();
  const link = useRouteRef(actionItemRouteRef);
  const { key, title, type, acceptanceTest } = item;
  const details: string[] = [
    ...(type ? [t(`actionItems.type.${type}`)] : []),
    ...(acceptanceTest.trim()
      ? [t('entity.commitments.test', { test: acceptanceTest.trim() })]
      : []),
  ];
  return (
    <RowListItem
      title={
        <>
          <KeyText value={key} />{' '}
          <Link href={link?.({ key })} standalone weight="bold">
            {title}
          </Link>
        </>
      }
      detail={details.length > 0 ? details.join(' · ') : undefined}
      aside={<DueText item={item} />}
    />
  );
}
