import {
  Feed,
  feedsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Button, TextField } from '@backstage/ui';
import { failureText } from '../editing/failureText';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import styles from './feeds.module.css';

/** A feed of whoever looks: they know of what it tells, and where it is read. */
export type OwnFeed = Feed & { readonly scope: string; readonly url: string };

/** The address of a feed, to copy and to revoke. */
export function FeedRow(props: {
  readonly feed: OwnFeed;
  readonly onRevoked: () => void;
}) {
  const { t } = useWords();
  return props.feed.scope === ORGANISATION ? (
    <Address {...props} name={t('feeds.organisation')} />
  ) : (
    <NamedAddress {...props} />
  );
}

function NamedAddress(props: Parameters<typeof FeedRow>[0]) {
  const { primaryTitle } = useEntityPresentation(props.feed.scope);
  return <Address {...props} name={primaryTitle} />;
}

function Address({
  feed: { id, tells, url },
  name,
  onRevoked,
}: Parameters<typeof FeedRow>[0] & { readonly name: string }) {
  const { t } = useWords();
  const say = useToast();
  const revoking = useReliabilityWrite(feedsContract.revokeFeed);
  const copy = async () => {
    try {
      // Without a secure address there is no clipboard at all.
      await window.navigator.clipboard.writeText(url);
      say({ title: t('feeds.copied'), status: 'success' });
    } catch {
      say({ title: t('feeds.copyFailed'), status: 'danger' });
    }
  };
  const revoke = async () => {
    try {
      await revoking.mutateAsync({ params: { id } });
      say({ title: t('feeds.revoked', { scope: name }), status: 'success' });
      onRevoked();
    } catch (error) {
      say({
        title: t('feeds.revokeFailed'),
        description: failureText(error),
        status: 'danger',
      });
    }
  };
  return (
    <div className={styles.feed}>
      <TextField
        className={styles.address}
        label={t('feeds.address', { scope: name })}
        value={url}
        description={tells === 'all' ? undefined : t(`feeds.tells.${tells}`)}
        isReadOnly
      />
      <Button
        variant="secondary"
        aria-label={t('feeds.copyOf', { scope: name })}
        onPress={copy}
      >
        {t('feeds.copy')}
      </Button>
      <Button
        variant="tertiary"
        aria-label={t('feeds.revokeOf', { scope: name })}
        isPending={revoking.isPending}
        onPress={revoke}
      >
        {t('feeds.revoke')}
      </Button>
    </div>
  );
}
