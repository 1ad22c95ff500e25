import { FormEvent, useRef, useState } from 'react';
import {
  FeedKind,
  feedsContract,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../editing/failureText';
import { newIdempotencyKey } from '../editing/newIdempotencyKey';
import { EntityField } from '../fields/EntityField';
import { FailureNotice } from '../listing/FailureNotice';
import column from '../shell/column.module.css';
import { Dialog } from '../shell/Dialog';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';
import { FeedRow, OwnFeed } from './FeedRow';
import styles from './feeds.module.css';

/** What a feed can be about. */
const kindsOfScopes: Readonly<Record<FeedKind, readonly string[]>> = {
  reviews: ['group', 'system', 'domain'],
  milestones: ['group'],
  learnings: ['component', 'api', 'resource', 'system', 'domain', 'group'],
};

/** The reader's feeds of a kind: their addresses to copy and to revoke, and one more to make. */
export function FeedsDialog({
  kind,
  scope,
  onClose,
}: {
  readonly kind: FeedKind;
  readonly scope: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  return (
    <Dialog isOpen width={620} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t(`feeds.title.${kind}`)}</DialogHeader>
      <DialogBody className={`${column.column} ${styles.body}`}>
        <p>{t(`feeds.lead.${kind}`)}</p>
        <div
          ref={list}
          role="group"
          tabIndex={-1}
          aria-label={t('feeds.list')}
          className={styles.list}
        >
          <Feeds kind={kind} onRevoked={() => list.current?.focus()} />
        </div>
        <NewFeed kind={kind} scope={scope} />
        <p className={styles.note}>{t('feeds.secret')}</p>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('feeds.done')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function Feeds({
  kind,
  onRevoked,
}: {
  readonly kind: FeedKind;
  /** The button is gone, and with it the keyboard's place. */
  readonly onRevoked: () => void;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    feedsContract.listFeeds,
    { query: { limit: '200' } },
  );
  if (error && !data) return <FailureNotice error={error} onRetry={refetch} />;
  if (!data) return <SkeletonText lines={2} />;
  const feeds = data.items.filter(
    (feed): feed is OwnFeed =>
      feed.kind === kind && feed.scope !== null && feed.url !== null,
  );
  if (feeds.length === 0) return <p>{t('feeds.none')}</p>;
  return (
    <>
      {feeds.map(feed => (
        <FeedRow key={feed.id} feed={feed} onRevoked={onRevoked} />
      ))}
    </>
  );
}

function NewFeed({
  kind,
  scope: shown,
}: {
  readonly kind: FeedKind;
  readonly scope: string | undefined;
}) {
  const { t } = useWords();
  const say = useToast();
  const [scope, setScope] = useState(shown);
  const create = useReliabilityWrite(feedsContract.createFeed);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await create.mutateAsync({
        body: { kind, scope: scope ?? ORGANISATION },
        idempotencyKey: newIdempotencyKey(),
      });
    } catch (error) {
      say({
        title: t('feeds.createFailed'),
        description: failureText(error),
        status: 'danger',
      });
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <EntityField
        className={styles.scope}
        label={t('feeds.scope')}
        description={t(`feeds.scopeHint.${kind}`)}
        kinds={kindsOfScopes[kind]}
        value={scope}
        onChange={setScope}
      />
      <Button type="submit" variant="primary" isPending={create.isPending}>
        {t('feeds.create')}
      </Button>
    </form>
  );
}
