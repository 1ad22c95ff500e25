import { useRouteRef } from '@backstage/frontend-plugin-api';
import { KeyText } from '@afterword/plugin-reliability-react';
import { incidentRouteRef, postmortemRouteRef } from '../../routes';
import { useWords } from '../../words';
import type { StoredDocument } from './ImportedDocument';

/** Where the new draft, and its incident, are. */
export function StoredLinks({
  stored: { postmortem, incident },
}: {
  readonly stored: StoredDocument;
}) {
  const { t } = useWords();
  const postmortemLink = useRouteRef(postmortemRouteRef);
  const incidentLink = useRouteRef(incidentRouteRef);
  return (
    <>
      {t('exchange.import.correcting.storedAs', {
        links: (
          <>
            <KeyText
              value={postmortem}
              href={postmortemLink?.({ key: postmortem })}
            />
            {incident !== null && (
              <>
                {' · '}
                <KeyText
                  value={incident}
                  href={incidentLink?.({ key: incident })}
                />
              </>
            )}
          </>
        ),
      })}
    </>
  );
}
