import { reviewsContract } from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  KeyText,
  RowList,
  RowListItem,
  SectionCard,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { PersonName } from '../../people/PersonName';
import { reviewRouteRef, reviewsRouteRef } from '../../routes';
import { useWords } from '../../words';

/** The reviews of a group, system or domain that are planned or live; nothing where there is none. */
export function NextReview({ scope }: { readonly scope: string }) {
  const { t } = useWords();
  const link = useRouteRef(reviewRouteRef);
  const all = useRouteRef(reviewsRouteRef)?.();
  const { data } = useReliabilityQuery(reviewsContract.listReviews, {
    query: { scope, state: 'planned,live', sort: 'starts', limit: 3 },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <SectionCard
      title={t('reviews.entity.title')}
      body="flush"
      meta={
        all && (
          <Link href={`${all}?${new URLSearchParams({ scope })}`} standalone>
            {t('reviews.entity.all')}
          </Link>
        )
      }
    >
      <RowList>
        {data.items.map(({ key, title, startsAt, facilitator }) => (
          <RowListItem
            key={key}
            title={
              <>
                <KeyText value={key} href={link?.({ key })} /> {title}
              </>
            }
            aside={<DateTimeText at={startsAt} />}
            detail={
              facilitator !== null && (
                <>
                  {t('reviews.entity.ledBy')} <PersonName of={facilitator} />
                </>
              )
            }
          />
        ))}
      </RowList>
    </SectionCard>
  );
}
