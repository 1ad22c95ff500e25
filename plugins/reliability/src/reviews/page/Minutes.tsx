import { minutesMarkdown, Review } from '@afterword/plugin-reliability-common';
import {
  Markdown,
  saveFile,
  SectionCard,
} from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { actionItemRouteRef, learningRouteRef } from '../../routes';
import { useWords } from '../../words';

/** The minutes of a review that is closed, with the names that the catalog has. */
export function Minutes({ review }: { readonly review: Review }) {
  const { t } = useWords();
  const itemLink = useRouteRef(actionItemRouteRef);
  const learningLink = useRouteRef(learningRouteRef);
  const { attendance, facilitator, key, lessons } = review;
  const names = useEntityTitles([
    ...attendance,
    ...(facilitator === null ? [] : [facilitator]),
    ...lessons.map(({ entity }) => entity.ref),
  ]);
  const text = minutesMarkdown(review, {
    nameOf: ref => names.get(ref) ?? ref.slice(ref.indexOf('/') + 1),
    addressOf: (kind, of) => {
      const path = { actionItem: itemLink, learning: learningLink }[kind]?.({
        key: of,
      });
      return path && new URL(path, window.location.origin).href;
    },
  });
  return (
    <SectionCard
      title={t('reviews.page.minutes')}
      meta={
        <Button
          variant="tertiary"
          onPress={() =>
            saveFile(new Blob([text], { type: 'text/markdown' }), `${key}.md`)
          }
        >
          {t('reviews.page.saveMinutes')}
        </Button>
      }
    >
      <Markdown>{text}</Markdown>
    </SectionCard>
  );
}
