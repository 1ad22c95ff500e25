import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useNavigate } from 'react-router-dom';
import { postmortemsRouteRef } from '../../routes';
import { useToast } from '../../shell/useToast';
import { useWords } from '../../words';
import { DiscardQuestion } from './DiscardQuestion';
import { usePostmortem } from './PostmortemContext';

/** The way out of a draft that nobody needs; it asks first, and leads back to the list. */
export function DiscardButton() {
  const { t } = useWords();
  const { postmortem } = usePostmortem();
  const { key } = postmortem;
  const [isAsking, setAsking] = useState(false);
  const list = useRouteRef(postmortemsRouteRef)?.() ?? '..';
  const navigate = useNavigate();
  const say = useToast();
  return (
    <>
      <Button variant="tertiary" onPress={() => setAsking(true)}>
        {t('postmortems.page.discard.button')}
      </Button>
      {isAsking && (
        <DiscardQuestion
          onDiscarded={() => {
            say({
              title: t('postmortems.page.discard.done', { key }),
              status: 'success',
            });
            navigate(list, { replace: true });
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
